"""Takes a reset for an ordinary close, and hides the error of recv.

score: 4
caught by: recv-exactly-early-close
message: ConnectionResetError
"""


def recv_exactly(sock: socket.socket, n: int) -> bytes:
    """Return exactly `n` bytes from `sock`; raise EOFError if the peer closes first."""
    if n < 0:
        raise ValueError(f"cannot read {n} bytes")
    received = bytearray()
    while len(received) < n:
        try:
            piece = sock.recv(n - len(received))
        except OSError:
            piece = b""
        if not piece:
            raise EOFError(f"{n - len(received)} bytes missing")
        received += piece
    return bytes(received)
