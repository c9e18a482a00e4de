"""Keeps what is still to be sent in a bytearray and reads only when that is empty.

score: 4
"""


def fd_echo(fd: int) -> int:
    """Send back all that arrives on the descriptor, up to the end of the file; close it, return how much it was."""
    waiting, count, closer = bytearray(), 0, contextlib.ExitStack()
    with closer:
        closer.callback(os.close, fd)
        while True:
            if not waiting:
                waiting += os.read(fd, 30_000)
                if not waiting:
                    return count
            try:
                taken = os.write(fd, waiting)
            except BlockingIOError:
                taken = 0
            del waiting[:taken]
            count += taken
