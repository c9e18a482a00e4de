"""Let go of a call that is past its deadline, on any operating system."""

import contextlib
import ctypes
import socket
import sys
import threading
from collections.abc import Collection, Iterable, Iterator

_ROUNDS = 5  # how often a thread that swallows the order to end is told again
_PATIENCE = 0.1  # seconds it has each time


class Abandoned(BaseException):
    """Ends a call that is past its deadline; not an Exception, so that `except Exception` lets it through."""


def release(thread: threading.Thread, spared: Collection[socket.socket] = ()) -> None:
    """Shut down the sockets that a thread works with, except those `spared`, then make it end.

    An order to end reaches a thread only between two Python instructions, so what it may be
    blocked in must return first: a shut-down socket does, and a listener when somebody connects.
    A thread blocked in anything else stays, asleep, and costs nothing.
    """
    for _ in range(_ROUNDS):
        if not thread.is_alive():
            return
        for sock in _sockets(thread):
            if sock not in spared:
                _wake(sock)
        if thread.ident is not None:
            ctypes.pythonapi.PyThreadState_SetAsyncExc(
                ctypes.c_ulong(thread.ident), ctypes.py_object(Abandoned)
            )
        thread.join(_PATIENCE)


def _sockets(thread: threading.Thread) -> list[socket.socket]:
    """The sockets that a thread's functions hold in local variables, there or one step further in."""
    found: dict[int, socket.socket] = {}
    frame = sys._current_frames().get(thread.ident or 0)
    while frame:
        for value in list(frame.f_locals.values()):
            for sock in _within(value):
                found[id(sock)] = sock
        frame = frame.f_back
    return list(found.values())


def _within(value: object) -> Iterator[socket.socket]:
    if isinstance(value, socket.socket):
        yield value
        return
    inner: Iterable[object] = ()
    if isinstance(value, dict):
        inner = [*value.keys(), *value.values()]
    elif isinstance(value, (list, tuple, set, frozenset)):
        inner = list(value)
    elif hasattr(value, "__dict__") and not isinstance(value, type):
        inner = list(vars(value).values())
    yield from (item for item in inner if isinstance(item, socket.socket))


def _wake(sock: socket.socket) -> None:
    with contextlib.suppress(OSError, ValueError):
        if sock.type == socket.SOCK_STREAM and _listens(sock):
            with socket.socket(sock.family, sock.type) as caller:
                caller.setblocking(False)
                caller.connect_ex(sock.getsockname())
            return
    with contextlib.suppress(OSError, ValueError):
        sock.shutdown(socket.SHUT_RDWR)


def _listens(sock: socket.socket) -> bool:
    with contextlib.suppress(OSError):
        return bool(sock.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN))
    return False
