"""Draws pieces from a generator that ends at n bytes or at the end of the stream.

score: 5
"""

from collections.abc import Iterator


def _pieces(sock: socket.socket, missing: int) -> Iterator[bytes]:
    while missing and (piece := sock.recv(missing)):
        missing -= len(piece)
        yield piece


def recv_exactly(sock: socket.socket, n: int) -> bytes:
    """Return exactly `n` bytes from `sock`; raise EOFError if the peer closes first."""
    if n < 0:
        raise ValueError(f"cannot read {n} bytes")
    received = b"".join(_pieces(sock, n))
    if len(received) < n:
        raise EOFError(f"{n - len(received)} bytes did not come")
    return received
