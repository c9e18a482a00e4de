"""Asks for n again on each turn and throws away what it read too much.

score: 4
caught by: recv-exactly-boundary
message: only for the bytes
"""


def recv_exactly(sock: socket.socket, n: int) -> bytes:
    """Return exactly `n` bytes from `sock`; raise EOFError if the peer closes first."""
    if n < 0:
        raise ValueError(f"cannot read {n} bytes")
    received = bytearray()
    while len(received) < n:
        piece = sock.recv(n)
        if not piece:
            raise EOFError(f"{n - len(received)} bytes missing")
        received += piece
    return bytes(received[:n])
