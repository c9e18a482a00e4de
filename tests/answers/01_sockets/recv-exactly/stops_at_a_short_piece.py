"""Thinks that a piece shorter than it asked for is the last one.

score: 0
caught by: recv-exactly-pieces
message: EOFError
hint: the peer has not closed: only b'' from a recv
"""


def recv_exactly(sock: socket.socket, n: int) -> bytes:
    """Return exactly `n` bytes from `sock`; raise EOFError if the peer closes first."""
    if n < 0:
        raise ValueError(f"cannot read {n} bytes")
    received = bytearray()
    while len(received) < n:
        wanted = min(n - len(received), 65536)
        piece = sock.recv(wanted)
        received += piece
        if len(piece) < wanted:
            break
    if len(received) < n:
        raise EOFError(f"{n - len(received)} bytes missing")
    return bytes(received)
