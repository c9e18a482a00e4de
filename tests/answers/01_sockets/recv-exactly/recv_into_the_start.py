"""Writes each piece to the start of the buffer, over the one before.

score: 1
caught by: recv-exactly-pieces
message: returned b'llo
hint: recv(n) promises at most n bytes; call it again fo
"""


def recv_exactly(sock: socket.socket, n: int) -> bytes:
    """Return exactly `n` bytes from `sock`; raise EOFError if the peer closes first."""
    if n < 0:
        raise ValueError(f"cannot read {n} bytes")
    received = bytearray(n)
    count = 0
    while count < n:
        piece = sock.recv_into(received, n - count)
        if not piece:
            raise EOFError(f"{n - count} bytes missing")
        count += piece
    return bytes(received)
