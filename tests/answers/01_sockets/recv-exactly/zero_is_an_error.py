"""Refuses n = 0 together with the negative numbers.

score: 4
caught by: recv-exactly-boundary
message: nothing to ask recv for
"""


def recv_exactly(sock: socket.socket, n: int) -> bytes:
    """Return exactly `n` bytes from `sock`; raise EOFError if the peer closes first."""
    if n <= 0:
        raise ValueError("n must be positive")
    received = bytearray()
    while len(received) < n:
        piece = sock.recv(n - len(received))
        if not piece:
            raise EOFError(f"{n - len(received)} bytes missing")
        received += piece
    return bytes(received)
