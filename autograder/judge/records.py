"""The course's own types that may cross by name: what `loopback` exports, and nothing else.

A record is a frozen dataclass of plain fields, an enumeration's member, or an exception. The other side names
it; here the name is looked up in a fixed table, so no name reaches any other class.
"""

import builtins
import dataclasses
import enum
import functools
from typing import Any

from autograder.judge.wire import Malformed, Special

NOT_DATA = ("Outcome", "Growth")  # what the tests themselves conclude from


class StudentError(Exception):
    """An error of a type that the judge does not know, told by its name."""


@functools.cache
def types() -> dict[str, type]:
    """The types that may cross, by name."""
    import loopback

    exported = {name: getattr(loopback, name) for name in loopback.__all__ if name not in NOT_DATA}
    return {name: kind for name, kind in exported.items() if isinstance(kind, type)}


@functools.cache
def _names() -> dict[type, str]:
    return {known: name for name, known in types().items()}


def to_special(value: object) -> Special | None:
    """A record or an enumeration's member as a kind and plain data; None for anything else."""
    name = _names().get(type(value))
    if name is None:
        return None
    if isinstance(value, enum.Enum):
        return "member", (name, value.value)
    if dataclasses.is_dataclass(value):
        return "record", (name, tuple(getattr(value, field.name) for field in dataclasses.fields(value)))
    return None


def from_special(kind: str, data: Any) -> object:
    """The record or member; raises Malformed for a name that is not in the table, or fields that do not fit."""
    try:
        name, content = data
        known = types()[name]
        if kind == "member" and issubclass(known, enum.Enum):
            return known(content)
        if kind == "record" and dataclasses.is_dataclass(known):
            names = [field.name for field in dataclasses.fields(known)]
            return known(**dict(zip(names, content, strict=True)))
    except (KeyError, TypeError, ValueError) as error:
        raise Malformed(f"no such record: {error}") from None
    raise Malformed(f"a {kind} of type {name}")


def error_from(name: str, args: tuple[Any, ...], text: str) -> BaseException:
    """The error that the student's code raised, as far as it can be told by type name, arguments and text."""
    known = getattr(builtins, name, None) or types().get(name)
    if isinstance(known, type) and issubclass(known, BaseException):
        for attempt in (args, (text,)):
            try:
                error = known(*attempt)
            except Exception:  # an exception that wants other arguments than it was raised with
                continue
            if str(error) == text or attempt != args:
                return error
    unknown: type[StudentError] = type(name if name.isidentifier() else "Error", (StudentError,), {})
    return unknown(text)
