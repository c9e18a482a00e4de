"""Takes what one os.read returns for all there is.

score: 1
caught by: fd-echo-pieces
message: the peer gets back
hint: call it again until it returns b''
"""


def fd_echo(fd: int) -> int:
    """Send back all that arrives on the descriptor, up to the end of the file; close it, return how much it was."""
    try:
        piece, count = os.read(fd, 65536), 0
        while count < len(piece):
            try:
                count += os.write(fd, piece[count:])
            except BlockingIOError:
                continue
        return count
    finally:
        os.close(fd)
