"""Takes one recv for the whole message: the very first thing that everybody writes.

score: 0
caught by: recv-exactly-pieces
message: at most
hint: recv(n) promises at most n bytes; call it again fo
"""


def recv_exactly(sock: socket.socket, n: int) -> bytes:
    """Return exactly `n` bytes from `sock`; raise EOFError if the peer closes first."""
    return sock.recv(n)
