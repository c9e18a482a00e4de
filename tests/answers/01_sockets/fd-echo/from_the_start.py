"""Writes the whole piece again after a short write.

score: 3
caught by: fd-echo-short-writes
message: and not as it sent them
"""


def fd_echo(fd: int) -> int:
    """Send back all that arrives on the descriptor, up to the end of the file; close it, return how much it was."""
    count = 0
    try:
        while piece := os.read(fd, 65536):
            left = len(piece)
            while left > 0:
                try:
                    left -= os.write(fd, piece)
                except BlockingIOError:
                    continue
            count += len(piece)
        return count
    finally:
        os.close(fd)
