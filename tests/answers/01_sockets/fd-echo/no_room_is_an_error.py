"""Copes with short writes, but lets BlockingIOError out.

score: 3
caught by: fd-echo-short-writes
message: write the same bytes again
"""


def fd_echo(fd: int) -> int:
    """Send back all that arrives on the descriptor, up to the end of the file; close it, return how much it was."""
    count = 0
    try:
        while piece := os.read(fd, 65536):
            while piece:
                taken = os.write(fd, piece)
                piece = piece[taken:]
                count += taken
        return count
    finally:
        os.close(fd)
