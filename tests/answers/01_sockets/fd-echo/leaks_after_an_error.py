"""Closes at the end of the file only.

score: 3
caught by: fd-echo-errors
message: the descriptor is closed all the same
hint: `finally` closes on every way out
"""


def fd_echo(fd: int) -> int:
    """Send back all that arrives on the descriptor, up to the end of the file; close it, return how much it was."""
    count = 0
    if True:
        while piece := os.read(fd, 65536):
            while piece:
                try:
                    taken = os.write(fd, piece)
                except BlockingIOError:
                    continue
                piece = piece[taken:]
                count += taken
    os.close(fd)
    return count
