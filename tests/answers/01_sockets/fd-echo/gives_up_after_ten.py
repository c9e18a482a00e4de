"""Tries ten times where there is no room, and then lets the error out.

score: 3
caught by: fd-echo-short-writes
message: write the same bytes again
"""


def fd_echo(fd: int) -> int:
    """Send back all that arrives on the descriptor, up to the end of the file; close it, return how much it was."""
    count = 0
    try:
        while piece := os.read(fd, 65536):
            tries = 0
            while piece:
                try:
                    taken = os.write(fd, piece)
                except BlockingIOError:
                    tries += 1
                    if tries == 10:
                        raise
                    continue
                tries = 0
                piece = piece[taken:]
                count += taken
        return count
    finally:
        os.close(fd)
