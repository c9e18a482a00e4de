"""Reads ahead into a buffer of its own, where nobody else who reads the socket will find the rest.

score: 4
caught by: recv-exactly-boundary
message: (b'mine', b', yours'), and what follows stays in the socket
hint: do not read ahead
"""

_ahead: dict[socket.socket, bytes] = {}


def recv_exactly(sock: socket.socket, n: int) -> bytes:
    """Return exactly `n` bytes from `sock`; raise EOFError if the peer closes first."""
    if n < 0:
        raise ValueError(f"cannot read {n} bytes")
    pieces = [_ahead.pop(sock, b"")]
    size = len(pieces[0])
    while size < n:
        piece = sock.recv(65536)
        if not piece:
            raise EOFError(f"{n - size} bytes missing")
        pieces.append(piece)
        size += len(piece)
    received = b"".join(pieces)
    _ahead[sock] = received[n:]
    return received[:n]
