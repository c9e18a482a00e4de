"""Reads through a buffered file, which takes 8 KiB at once and loses what it did not hand out.

score: 4
caught by: recv-exactly-boundary
message: (b'mine', b', yours'), and what follows stays in the socket
hint: do not read ahead
"""


def recv_exactly(sock: socket.socket, n: int) -> bytes:
    """Return exactly `n` bytes from `sock`; raise EOFError if the peer closes first."""
    if n < 0:
        raise ValueError(f"cannot read {n} bytes")
    with sock.makefile("rb") as file:
        received = file.read(n)
    if len(received) < n:
        raise EOFError(f"{n - len(received)} bytes missing")
    return received
