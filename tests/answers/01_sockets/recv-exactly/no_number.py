"""Says that the peer has closed, without a number.

score: 4
caught by: recv-exactly-early-close
message: EOFError with 3 in its text, since the peer closes after 5 o
hint: n less those that came
"""


def recv_exactly(sock: socket.socket, n: int) -> bytes:
    """Return exactly `n` bytes from `sock`; raise EOFError if the peer closes first."""
    if n < 0:
        raise ValueError(f"cannot read {n} bytes")
    received = bytearray()
    while len(received) < n:
        piece = sock.recv(n - len(received))
        if not piece:
            raise EOFError("the peer closed the connection too early")
        received += piece
    return bytes(received)
