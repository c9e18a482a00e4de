"""What one end of a TCP connection can see of the other: all that comes up to the end, and whether that is closed."""

import contextlib
import socket

from loopback.kernel.observe.waiting import is_readable, wait_until

_REFUSAL_TIMEOUT = 1.0  # seconds for the answer of a kernel on the same machine


def read_to_end(sock: socket.socket, seconds: float = 3.0) -> bytes | None:
    """All bytes up to the end of the stream, after which `sock` is closed; None if the end does not come in time.

    Each wait has `seconds`. A connection that is reset has no end either.

    >>> from loopback import connected_pair
    >>> left, right = connected_pair()
    >>> with left:
    ...     left.sendall(b"hello")
    >>> read_to_end(right)
    b'hello'
    """
    sock.settimeout(seconds)
    received = bytearray()
    with sock, contextlib.suppress(OSError):
        while data := sock.recv(65536):
            received += data
        return bytes(received)
    return None


def still_open(sock: socket.socket, seconds: float = 3.0) -> str:
    """A clause on what shows that the other end of a connection is not closed; empty if it is. Closes `sock`.

    The stream must come to its end within `seconds`, with nothing before it, and the other kernel must refuse what is
    sent after that: it goes on taking bytes for a socket that has only shut down its sending side.

    >>> from loopback import connected_pair
    >>> left, right = connected_pair()
    >>> left.close()
    >>> still_open(right)
    ''
    """

    def is_refused() -> bool:
        try:
            sock.send(b"!")
        except ConnectionError:
            return True
        return False

    sock.settimeout(seconds)
    with sock:
        if not is_readable(sock, seconds) or sock.recv(1) != b"":
            return "the peer sees no end of the stream"
        refused = wait_until(is_refused, _REFUSAL_TIMEOUT)
        return "" if refused else "the stream has ended, and the kernel still takes bytes for the socket"
