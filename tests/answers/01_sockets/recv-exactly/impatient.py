"""Gives up when nothing comes for a fifth of a second, as if the peer had closed.

score: 3
caught by: recv-exactly-pieces
message: EOFError
hint: only b'' from recv says that the peer has closed
"""


def recv_exactly(sock: socket.socket, n: int) -> bytes:
    """Return exactly `n` bytes from `sock`; raise EOFError if the peer closes first."""
    if n < 0:
        raise ValueError(f"cannot read {n} bytes")
    sock.settimeout(0.2)
    received = bytearray()
    while len(received) < n:
        try:
            piece = sock.recv(n - len(received))
        except TimeoutError:
            piece = b""
        if not piece:
            raise EOFError(f"{n - len(received)} bytes missing")
        received += piece
    return bytes(received)
