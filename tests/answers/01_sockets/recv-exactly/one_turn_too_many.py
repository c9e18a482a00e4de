"""Goes round once more when all is there, and takes the empty answer to recv(0) for the end.

score: 0
caught by: recv-exactly-pieces
message: EOFError
"""


def recv_exactly(sock: socket.socket, n: int) -> bytes:
    """Return exactly `n` bytes from `sock`; raise EOFError if the peer closes first."""
    if n < 0:
        raise ValueError(f"cannot read {n} bytes")
    received = bytearray()
    while len(received) <= n:
        piece = sock.recv(n - len(received))
        if not piece:
            raise EOFError(f"{n - len(received)} bytes missing")
        received += piece
    return bytes(received)
