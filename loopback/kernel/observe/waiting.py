"""Ask the kernel, instead of sleeping, whether bytes have arrived, have been read, or find no room."""

import contextlib
import selectors
import socket
import struct
import sys
import time
from collections.abc import Callable

_SIOCOUTQ = 0x5411  # Linux: bytes sent and not yet acknowledged
_SO_NWRITE = 0x1024  # macOS: the same
POLL_INTERVAL = 0.0005  # seconds; the kernel announces none of these by an event


def wait_until(condition: Callable[[], bool], seconds: float) -> bool:
    """Poll `condition()` until it holds, for `seconds` at most; return whether it does."""
    limit = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > limit:
            return False
        time.sleep(POLL_INTERVAL)
    return True


def wait_until_delivered(sock: socket.socket, seconds: float = 5.0) -> bool:
    """Wait until all bytes sent on a TCP socket have reached the other side's kernel; return whether they have."""
    return wait_until(lambda: unacknowledged(sock) == 0, seconds)


def unacknowledged(sock: socket.socket) -> int:
    """Bytes sent on a TCP socket that the other side's kernel has not acknowledged; 0 where no one can tell."""
    with contextlib.suppress(OSError, ValueError):
        if sys.platform == "linux":
            import fcntl

            return int(struct.unpack("i", fcntl.ioctl(sock.fileno(), _SIOCOUTQ, bytes(4)))[0])
        if sys.platform == "darwin":
            return sock.getsockopt(socket.SOL_SOCKET, _SO_NWRITE)
    return 0


def is_readable(sock: socket.socket, seconds: float = 0.0) -> bool:
    """Whether a read on the socket would return at once; a closed socket counts as not readable."""
    return _ready(sock, selectors.EVENT_READ, seconds)


def is_writable(sock: socket.socket) -> bool:
    """Whether the socket's send buffer has room now; a closed socket has none."""
    return _ready(sock, selectors.EVENT_WRITE, 0.0)


def _ready(sock: socket.socket, event: int, seconds: float) -> bool:
    with contextlib.suppress(OSError, ValueError), selectors.DefaultSelector() as selector:
        selector.register(sock, event)
        return bool(selector.select(seconds))
    return False
