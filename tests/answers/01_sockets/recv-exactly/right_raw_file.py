"""Reads through an unbuffered file on the socket, which takes no more than it is asked for.

score: 5
"""

import io


def recv_exactly(sock: socket.socket, n: int) -> bytes:
    """Return exactly `n` bytes from `sock`; raise EOFError if the peer closes first."""
    if n < 0:
        raise ValueError(f"cannot read {n} bytes")
    received = io.BytesIO()
    with sock.makefile("rb", buffering=0) as raw:
        while received.tell() < n:
            if not received.write(raw.read(n - received.tell())):
                raise EOFError(f"missing: {n - received.tell()}")
    return received.getvalue()
