"""The course's own types that may cross by name: those in TYPES, and nothing else.

A record is a frozen dataclass of plain fields, an enumeration's member, or an exception. The sender
names it, and the receiver looks the name up in a fixed table, so that no name reaches any other class.
In a record's fields stand plain data and records, also inside tuples: nothing that stands for an object elsewhere.
"""

import builtins
import contextlib
import dataclasses
import enum
import socket
import struct
from typing import Any

from autograder.wire.encoding import DEEPEST, Malformed, Special
from loopback import errors
from loopback.segment import Flag, Segment
from loopback.values import Datagram, Endpoints, Record, Response, Shutdown, SocketKey

# A type stands here if students' functions take or return its values, or raise it. Never one that a test concludes
# from (an Outcome, a Scaling), or one whose constructor does something.
TYPES: dict[str, type] = {
    kind.__name__: kind
    for kind in (
        Datagram,
        Endpoints,
        Flag,
        Record,
        Response,
        Segment,
        Shutdown,
        SocketKey,
        errors.BadChecksum,
        errors.BadOptions,
        errors.FrameTooLong,
        errors.Malformed,
        errors.Truncated,
    )
}
_PLAIN = (int, float, str, bytes, bytearray, memoryview)

# Errors of Python's library that students of sockets meet; an error crosses by its class's own name.
_OF_THE_LIBRARY = {"error": struct.error, "gaierror": socket.gaierror}


class StudentError(Exception):
    """An error of a type that the judge does not know; a subclass has that type's name."""


def to_special(value: object) -> Special | None:
    """A record or an enumeration's member as a kind and plain data; None for anything else."""
    name = _name_of(type(value))
    if name is None:
        return None
    if isinstance(value, enum.Enum):
        return "member", (name, value.value)
    if dataclasses.is_dataclass(value):
        content = tuple(getattr(value, field.name) for field in dataclasses.fields(value))
        return ("record", (name, content)) if _is_plain(content) else None
    return None


def from_special(kind: str, data: Any) -> object:
    """The record or member; raises Malformed for a name that is not in the table, or fields that do not fit."""
    try:
        name, content = data
        known = TYPES[name]
        if kind == "member" and issubclass(known, enum.Enum):
            return known(content)
        if kind == "record" and dataclasses.is_dataclass(known) and _is_plain(content):
            names = [field.name for field in dataclasses.fields(known)]
            return known(**dict(zip(names, content, strict=True)))
    except (KeyError, TypeError, ValueError) as error:
        raise Malformed(f"no such record: {error}") from None
    raise Malformed(f"a {kind} of type {name}")


def _name_of(kind: type) -> str | None:
    """The name of a type in the table; also of one made anew, where a cell has reloaded the lab bench."""
    known = TYPES.get(kind.__name__)
    if known and (kind.__module__, kind.__qualname__) == (known.__module__, known.__qualname__):
        return kind.__name__
    return None


def _is_plain(value: object, depth: int = DEEPEST) -> bool:
    """Whether a value consists of plain data and records only, down to this depth."""
    if depth == 0:
        return False
    if isinstance(value, dict):
        return all(_is_plain(each, depth - 1) for pair in value.items() for each in pair)
    if isinstance(value, (list, tuple, set, frozenset)):
        return all(_is_plain(each, depth - 1) for each in value)
    known = isinstance(value, (*_PLAIN, *TYPES.values())) or _name_of(type(value)) is not None
    return value is None or known


def error_from(name: str, args: tuple[Any, ...], text: str) -> BaseException:
    """An error like the one that the student's code raised, made from its type's name, arguments and text."""
    known = getattr(builtins, name, None) or TYPES.get(name) or _OF_THE_LIBRARY.get(name)
    if isinstance(known, type) and issubclass(known, BaseException):
        for attempt in (args, (text,)):
            with contextlib.suppress(Exception):  # one that wants other arguments than it was raised with
                error = known(*attempt)
                if str(error) == text or attempt != args:
                    return error
    unknown: type[StudentError] = type(name if name.isidentifier() else "Error", (StudentError,), {})
    return unknown(text)
