"""Peeks until all n bytes are there, which keeps the processor busy, and never ends while nothing more is sent.

score: 0
caught by: recv-exactly-pieces
message: MSG_PEEK
hangs: yes
hint: recv waits for what does not come
"""


def recv_exactly(sock: socket.socket, n: int) -> bytes:
    """Return exactly `n` bytes from `sock`; raise EOFError if the peer closes first."""
    if n < 0:
        raise ValueError(f"cannot read {n} bytes")
    while len(peeked := sock.recv(n, socket.MSG_PEEK)) < n:
        if not peeked:
            raise EOFError(f"{n} bytes missing")
    return sock.recv(n)
