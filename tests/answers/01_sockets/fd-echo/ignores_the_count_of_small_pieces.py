"""Reads 1024 bytes at a time, and never looks at what os.write says.

score: 3
caught by: fd-echo-short-writes
message: the peer received
hint: perhaps not all
"""


def fd_echo(fd: int) -> int:
    """Send back all that arrives on the descriptor, up to the end of the file; close it, return how much it was."""
    count = 0
    try:
        while piece := os.read(fd, 1024):
            while True:
                try:
                    os.write(fd, piece)
                    break
                except BlockingIOError:
                    continue
            count += len(piece)
        return count
    finally:
        os.close(fd)
