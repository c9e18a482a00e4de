"""Wraps the number in a socket object, which closes it again when it is thrown away.

score: 4
caught by: fd-echo-closes-once
message: a second os.close, or a socket or file object
"""


def fd_echo(fd: int) -> int:
    """Send back all that arrives on the descriptor, up to the end of the file; close it, return how much it was."""
    sock = socket.socket(fileno=fd)
    sock.setblocking(True)
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
        return count
    finally:
        os.close(fd)
