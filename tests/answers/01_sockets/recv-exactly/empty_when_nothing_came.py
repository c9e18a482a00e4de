"""Takes a close before the first byte for a clean end, and returns nothing instead of raising.

score: 4
caught by: recv-exactly-early-close
message: EOFError
"""


def recv_exactly(sock: socket.socket, n: int) -> bytes:
    """Return exactly `n` bytes from `sock`; raise EOFError if the peer closes first."""
    if n < 0:
        raise ValueError(f"cannot read {n} bytes")
    received = bytearray()
    while len(received) < n:
        piece = sock.recv(n - len(received))
        if not piece:
            if not received:
                return b""
            raise EOFError(f"{n - len(received)} bytes missing")
        received += piece
    return bytes(received)
