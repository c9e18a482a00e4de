"""Keeps a position in a view of each piece; closes in two places, of which only one can be reached.

score: 4
"""


def fd_echo(fd: int) -> int:
    """Send back all that arrives on the descriptor, up to the end of the file; close it, return how much it was."""
    total = 0
    try:
        for piece in iter(lambda: os.read(fd, 4096), b""):
            view, position = memoryview(piece), 0
            while position < len(view):
                with contextlib.suppress(BlockingIOError):
                    position += os.write(fd, view[position:])
            total += len(view)
    except BaseException:
        os.close(fd)
        raise
    os.close(fd)
    return total
