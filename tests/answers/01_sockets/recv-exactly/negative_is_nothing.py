"""Forgets that n may be negative: the loop does not run and nothing is returned.

score: 4
caught by: recv-exactly-boundary
message: ValueError
"""


def recv_exactly(sock: socket.socket, n: int) -> bytes:
    """Return exactly `n` bytes from `sock`; raise EOFError if the peer closes first."""
    received = bytearray()
    while len(received) < n:
        piece = sock.recv(n - len(received))
        if not piece:
            raise EOFError(f"{n - len(received)} bytes missing")
        received += piece
    return bytes(received)
