"""Receives first and looks afterwards, so that it cannot read 0 bytes from a live connection.

score: 4
caught by: recv-exactly-boundary
message: nothing to ask recv for
"""


def recv_exactly(sock: socket.socket, n: int) -> bytes:
    """Return exactly `n` bytes from `sock`; raise EOFError if the peer closes first."""
    if n < 0:
        raise ValueError(f"cannot read {n} bytes")
    received = bytearray()
    while True:
        piece = sock.recv(n - len(received))
        if not piece:
            raise EOFError(f"{n - len(received)} bytes missing")
        received += piece
        if len(received) == n:
            return bytes(received)
