"""Misspells the name of its count: an error comes out of the first piece.

score: 1
caught by: fd-echo-pieces
message: no error should come out here
"""


def fd_echo(fd: int) -> int:
    """Send back all that arrives on the descriptor, up to the end of the file; close it, return how much it was."""
    count = 0
    try:
        while piece := os.read(fd, 65536):
            while piece:
                try:
                    taken = os.write(fd, piece)
                except BlockingIOError:
                    continue
                piece = piece[taken:]
                counted += taken
        return count
    finally:
        os.close(fd)
