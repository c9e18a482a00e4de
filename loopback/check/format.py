"""Values and calls as a reader wants to see them: short, with their sizes."""

import inspect
import linecache
import re
import reprlib
import socket
import threading
from types import CodeType

from loopback.segment import Segment
from loopback.sockets import Descriptor

_LONGEST = 72  # characters of one value in a sentence
_LONGEST_CALL = 120  # characters of a call that is shown as code
_KEPT = 16  # bytes kept at each end of a long value

_shortened = reprlib.Repr()
_shortened.maxlist = _shortened.maxtuple = 3


def show(value: object) -> str:
    """A value as Python would print it, shortened in the middle, with its size when something was left out.

    >>> show(b"hello")
    "b'hello'"
    >>> show(bytes(5000))[-13:]
    '(5,000 bytes)'
    >>> show(bytes(20)) == repr(bytes(20))  # shortened it would be no shorter
    True
    """
    if isinstance(value, socket.socket):
        return "sock"
    if isinstance(value, threading.Event):
        return "event"
    if isinstance(value, Descriptor):
        return "fd"
    if isinstance(value, Segment):
        return str(value)  # its ports and its window matter where they differ, which `difference` says
    if isinstance(value, memoryview):  # whose repr is where it lies in memory
        return f"memoryview({show(bytes(value))})"
    if isinstance(value, (bytes, bytearray)) and not is_short(value):
        shortened = f"{bytes(value[:_KEPT])!r}…{bytes(value[-_KEPT:])!r} ({len(value):,} bytes)"
        if len(value) > len(shortened) or len(repr(value)) > len(shortened):
            return shortened
    try:
        text = repr(value)
    except Exception as error:  # a student's own __repr__ may fail; the story goes on
        return f"<a {type(value).__name__} whose repr raised {type(error).__name__}>"
    if len(text) > 6 * _LONGEST:
        return f"{_shortened.repr(value)} ({_size(value)})"
    return text


def brief(value: object) -> str:
    """A value inside a sentence: long bytes by their number only.

    >>> brief(bytes(5000)), brief(b"hi")
    ('5,000 bytes', "b'hi'")
    """
    if isinstance(value, (bytes, bytearray, memoryview)) and not is_short(bytes(value)):
        return (
            f"{len(value):,} bytes"
            if isinstance(value, bytes)
            else f"{len(value):,} bytes in a {type(value).__name__}"
        )
    return show(value)


def in_groups(data: bytes, size: int) -> str:
    """Bytes in hexadecimal, `size` of them a group from the first on, shortened in the middle like others.

    >>> in_groups(b"hello", 4), in_groups(bytes(5000), 4)[-13:]
    ('68656c6c 6f', '(5,000 bytes)')
    """
    if len(data) > _LONGEST:
        return f"{in_groups(data[:_KEPT], size)} … {in_groups(data[-_KEPT:], size)} ({len(data):,} bytes)"
    return data.hex(" ", -size)


def is_short(data: bytes | bytearray) -> bool:
    """Whether bytes are shown whole; megabytes are not even looked at."""
    return len(data) <= _LONGEST and len(repr(data)) <= _LONGEST


def _size(value: object) -> str:
    return f"{len(value):,} items" if isinstance(value, (list, tuple, dict, set)) else type(value).__name__


def show_call(function: object, args: tuple[object, ...], kwargs: dict[str, object]) -> str:
    """A call as it stands in code, for example `recv_exactly(sock, 5)`; for a lambda, the code behind its colon."""
    name = getattr(function, "__name__", type(function).__name__)
    if name == "<lambda>":
        source = source_of_lambda(getattr(function, "__code__", None))
        return _with_the_contract_s_names(source, function) if source else "the call"
    shown = [brief(arg) for arg in args] + [f"{key}={brief(value)}" for key, value in kwargs.items()]
    return f"{name}({', '.join(shown)})"


def _with_the_contract_s_names(source: str, function: object) -> str:
    """The source of a lambda, its sockets, events and descriptors named as in the contract of an exercise."""
    names = inspect.getclosurevars(function)  # type: ignore[arg-type]
    for name, value in {**names.globals, **names.nonlocals}.items():
        if isinstance(value, (socket.socket, threading.Event, Descriptor)):
            source = re.sub(rf"\b{re.escape(name)}\b", show(value), source)
    return source


def source_of_lambda(code: CodeType | None) -> str | None:
    """The expression that a lambda returns, on one line, from where its instructions say that it stands."""
    places = [place for place in code.co_positions() if None not in place] if code else []
    # The first instructions of a lambda belong to the lambda itself, and stand at its beginning.
    body = [place for place in places if place[2] != place[3]]
    if not body or code is None:
        return None
    first, column = min((place[0], place[2]) for place in body)
    last, end = max((place[1], place[3]) for place in body)
    if first is None or last is None:
        return None
    lines = [linecache.getline(code.co_filename, number) for number in range(first, last + 1)]
    if not all(lines):
        return None
    raw = [line.encode() for line in lines]
    raw[-1] = raw[-1][:end]
    raw[0] = raw[0][column:]
    text = " ".join(part.decode(errors="replace").strip() for part in raw)
    return text if len(text) <= _LONGEST_CALL else None


def kind_behind(value: object) -> str:
    """The name of the class of a student's object of which a grader's test has only a handle; empty for the rest."""
    return str(getattr(value, "__name__", "")) if type(value).__name__ == "Handle" else ""


def name_of(error: BaseException) -> str:
    """The name of an error's class, with its module where the name alone says nothing.

    >>> import struct
    >>> name_of(struct.error()), name_of(KeyError())
    ('struct.error', 'KeyError')
    """
    kind = type(error)
    return f"{kind.__module__}.{kind.__name__}" if kind.__name__ == "error" else kind.__name__
