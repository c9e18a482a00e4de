"""Keeps the pieces in a list and joins them once, counting down what is missing.

score: 5
"""


def recv_exactly(sock: socket.socket, n: int) -> bytes:
    """Return exactly `n` bytes from `sock`; raise EOFError if the peer closes first."""
    if n < 0:
        raise ValueError(f"cannot read {n} bytes")
    pieces = []
    missing = n
    while missing > 0:
        piece = sock.recv(min(missing, 1 << 16))
        if len(piece) == 0:
            raise EOFError(f"still waiting for {missing} of {n} bytes")
        pieces.append(piece)
        missing -= len(piece)
    return b"".join(pieces)
