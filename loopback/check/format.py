"""Values and calls as a reader wants to see them: short, with their sizes."""

import reprlib
import socket
import threading

from loopback.descriptor import Descriptor

_LONGEST = 72  # characters of one value in a sentence
_KEPT = 16  # bytes kept at each end of a long value


def show(value: object) -> str:
    """A value as Python would print it, shortened in the middle, with its size when something was left out.

    >>> show(b"hello")
    "b'hello'"
    >>> show(bytes(5000))[-13:]
    '(5,000 bytes)'
    """
    if isinstance(value, socket.socket):
        return "sock"
    if isinstance(value, threading.Event):
        return "event"
    if isinstance(value, Descriptor):
        return "fd"
    if isinstance(value, (bytes, bytearray)) and not is_short(value):
        return f"{bytes(value[:_KEPT])!r}…{bytes(value[-_KEPT:])!r} ({len(value):,} bytes)"
    try:
        text = repr(value)
    except Exception as error:  # a student's own __repr__ may fail; the story goes on
        return f"<a {type(value).__name__} whose repr raised {type(error).__name__}>"
    if len(text) > 6 * _LONGEST:
        return f"{reprlib.repr(value)} ({_size(value)})"
    return text


def is_short(data: bytes | bytearray) -> bool:
    """Whether bytes are shown whole; megabytes are not even looked at."""
    return len(data) <= _LONGEST and len(repr(data)) <= _LONGEST


def _size(value: object) -> str:
    return f"{len(value):,} items" if isinstance(value, (list, tuple, dict, set)) else type(value).__name__


def show_call(function: object, args: tuple[object, ...], kwargs: dict[str, object]) -> str:
    """A call as it stands in code, for example `recv_exactly(sock, 5)`; "the call" for a lambda."""
    name = getattr(function, "__name__", type(function).__name__)
    if name == "<lambda>":
        return "the call"
    shown = [show(arg) for arg in args] + [f"{key}={show(value)}" for key, value in kwargs.items()]
    return f"{name}({', '.join(shown)})"
