"""Where two values differ first, in words: large values are not shown twice in full."""

import dataclasses
from collections.abc import Mapping, Sequence

from loopback.check.format import is_short, show

_SHORT = 60  # characters of two values that a reader compares at a glance
_SEEN = 12  # characters that are shown of two texts, from the first at which they differ


def difference(expected: object, got: object) -> str:
    r"""The first place where `got` differs from `expected`, as a clause; empty where both are short enough to see.

    >>> difference(b"x" * 200, b"x" * 150)
    'the first 150 bytes are right, and the last 50 are missing'
    >>> difference([1, 2], [1, 3])
    ''
    >>> difference(bytes(100), bytes(40) + b"!" + bytes(59))
    "the first difference is at byte 40: b'!' instead of b'\\x00'"
    """
    if isinstance(expected, (bytes, bytearray)) and isinstance(got, (bytes, bytearray)):
        return "" if is_short(expected) and is_short(got) else _of_bytes(bytes(expected), bytes(got))
    if type(expected) is not type(got):
        return ""
    if isinstance(expected, str) and isinstance(got, str):
        return "" if max(len(expected), len(got)) <= _SHORT else _of_texts(expected, got)
    if dataclasses.is_dataclass(expected) and not isinstance(expected, type):
        return _of_records(expected, got)
    shown = show(expected), show(got)
    if shown[0] != shown[1] and max(map(len, shown)) <= _SHORT:
        return ""
    if isinstance(expected, (list, tuple)):
        return _of_items(expected, got)  # type: ignore[arg-type]
    if isinstance(expected, dict):
        return _of_keys(expected, got)  # type: ignore[arg-type]
    return ""


def _of_bytes(expected: bytes, got: bytes) -> str:
    if not expected or not got:
        return ""  # of nothing no byte is right
    at = next(
        (place for place, (left, right) in enumerate(zip(expected, got, strict=False)) if left != right), None
    )
    if at is not None:
        return f"the first difference is at byte {at:,}: {got[at : at + 1]!r} instead of {expected[at : at + 1]!r}"
    if len(got) < len(expected):
        return (
            f"the first {len(got):,} bytes are right, and the last {len(expected) - len(got):,} are missing"
        )
    if len(got) > len(expected):
        return f"the {len(expected):,} bytes are right, and {len(got) - len(expected):,} more follow"
    return ""


def _of_texts(expected: str, got: str) -> str:
    if not expected or not got:
        return ""
    pairs = enumerate(zip(expected, got, strict=False))
    at = next((place for place, (left, right) in pairs if left != right), min(len(expected), len(got)))
    if at < min(len(expected), len(got)):
        after, instead = got[at : at + _SEEN], expected[at : at + _SEEN]
        return f"the first difference is at character {at:,}: {after!r} instead of {instead!r}"
    if len(got) < len(expected):
        missing = len(expected) - len(got)
        return f"the first {len(got):,} characters are right, and the last {missing:,} are missing"
    if len(got) > len(expected):
        more = len(got) - len(expected)
        return (
            f"the {len(expected):,} characters are right, and {more:,} more follow: {got[at : at + _SEEN]!r}"
        )
    return ""


def _instead(place: str, expected: object, got: object) -> str:
    """A clause on the two values at one place; values that look the same when they are shortened are not shown."""
    inner = difference(expected, got)
    if show(expected) == show(got):
        return f"{place} is not as expected" + (f": {inner}" if inner else ", though it looks the same")
    return f"{place} is {show(got)} instead of {show(expected)}" + (f": {inner}" if inner else "")


def _of_items(expected: Sequence[object], got: Sequence[object]) -> str:
    for place, (left, right) in enumerate(zip(expected, got, strict=False)):
        if left != right or type(left) is not type(right):
            return _instead(f"item {place}", left, right)
    if len(got) < len(expected):
        return f"item {len(got)}, {show(expected[len(got)])}, is missing"
    return (
        f"item {len(expected)}, {show(got[len(expected)])}, is one too many"
        if len(got) > len(expected)
        else ""
    )


def _of_records(expected: object, got: object) -> str:
    names = [field.name for field in dataclasses.fields(expected)]  # type: ignore[arg-type]
    pairs = [(name, getattr(expected, name), getattr(got, name)) for name in names]
    return "; ".join(
        _instead(name, left, right)
        for name, left, right in pairs
        if left != right or type(left) is not type(right)
    )


def _of_keys(expected: Mapping[object, object], got: Mapping[object, object]) -> str:
    for key, left in expected.items():
        if key not in got:
            return f"the key {show(key)} is missing"
        if got[key] != left:
            return _instead(f"at {show(key)} it", left, got[key])
    return next((f"the key {show(key)} is one too many" for key in got if key not in expected), "")
