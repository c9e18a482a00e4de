"""Closes at the end of the file and, to be sure, once more on the way out.

score: 4
caught by: fd-echo-closes-once
message: a second os.close, or a socket or file object
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
                count += taken
        os.close(fd)
        return count
    finally:
        with contextlib.suppress(OSError):
            os.close(fd)
