"""Reads and writes a single byte at a time, so that nothing can be short.

score: 4
"""


def fd_echo(fd: int) -> int:
    """Send back all that arrives on the descriptor, up to the end of the file; close it, return how much it was."""
    count = 0
    try:
        byte = os.read(fd, 1)
        while byte:
            try:
                os.write(fd, byte)
            except BlockingIOError:
                continue
            count += 1
            byte = os.read(fd, 1)
    finally:
        os.close(fd)
    return count
