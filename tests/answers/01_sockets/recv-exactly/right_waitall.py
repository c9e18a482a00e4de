"""Asks the kernel to wait for all of it, and goes round again when it returns early all the same.

score: 5
"""


def recv_exactly(sock: socket.socket, n: int) -> bytes:
    """Return exactly `n` bytes from `sock`; raise EOFError if the peer closes first."""
    if n < 0:
        raise ValueError(f"cannot read {n} bytes")
    received = bytearray()
    while missing := n - len(received):
        piece = sock.recv(missing, socket.MSG_WAITALL)
        if not piece:
            raise EOFError(f"the peer closed; {missing} bytes are missing")
        received.extend(piece)
    return bytes(received)
