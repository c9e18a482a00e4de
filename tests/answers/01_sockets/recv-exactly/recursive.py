"""Calls itself for the rest, which ends at a thousand pieces.

score: 3
caught by: recv-exactly-large
message: 1,200 bytes, which come one by one
hint: came
"""


def recv_exactly(sock: socket.socket, n: int) -> bytes:
    """Return exactly `n` bytes from `sock`; raise EOFError if the peer closes first."""
    if n < 0:
        raise ValueError(f"cannot read {n} bytes")
    if n == 0:
        return b""
    piece = sock.recv(n)
    if not piece:
        raise EOFError(f"{n} bytes missing")
    return piece + recv_exactly(sock, n - len(piece))
