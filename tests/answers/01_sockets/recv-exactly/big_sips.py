"""Reads 4,096 bytes at a time whatever is missing, and returns all that it got.

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
        piece = sock.recv(4096)
        if not piece:
            raise EOFError(f"{n - len(received)} bytes missing")
        received += piece
    return bytes(received)
