"""Decodes each piece to text and encodes the lot at the end, as if all bytes were letters.

score: 0
caught by: recv-exactly-pieces
message: UnicodeDecodeError
hint: came
"""


def recv_exactly(sock: socket.socket, n: int) -> bytes:
    """Return exactly `n` bytes from `sock`; raise EOFError if the peer closes first."""
    if n < 0:
        raise ValueError(f"cannot read {n} bytes")
    text = ""
    while len(text) < n:
        piece = sock.recv(n - len(text))
        if not piece:
            raise EOFError(f"{n - len(text)} bytes missing")
        text += piece.decode()
    return text.encode()
