"""Goes back once for what is missing, which mends the example and nothing else.

score: 2
caught by: recv-exactly-pieces
message: which is no text and arrives byte by byte
hint: your own `raise` was reached
"""


def recv_exactly(sock: socket.socket, n: int) -> bytes:
    """Return exactly `n` bytes from `sock`; raise EOFError if the peer closes first."""
    if n < 0:
        raise ValueError(f"cannot read {n} bytes")
    data = sock.recv(n) if n else b""
    if len(data) < n:
        data += sock.recv(n - len(data))
    if len(data) < n:
        raise EOFError(f"{n - len(data)} bytes missing")
    return data
