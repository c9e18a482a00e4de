"""Trusts one call with MSG_WAITALL, and takes whatever cuts it short for the end.

score: 4
caught by: recv-exactly-early-close
message: ConnectionResetError
hint: a reset is no end of the stream
"""


def recv_exactly(sock: socket.socket, n: int) -> bytes:
    """Return exactly `n` bytes from `sock`; raise EOFError if the peer closes first."""
    if n < 0:
        raise ValueError(f"cannot read {n} bytes")
    if n == 0:
        return b""
    data = sock.recv(n, socket.MSG_WAITALL)
    if len(data) < n:
        raise EOFError(f"{n - len(data)} bytes missing")
    return data
