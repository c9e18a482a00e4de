"""Leaves the descriptor open.

score: 1
caught by: fd-echo-pieces
message: it closes the descriptor
hint: close the descriptor with os.close
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
    return count
