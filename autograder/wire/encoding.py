"""The encoding of values that cross between a test and a student's process: plain data, of bounded size.

No pickle, no eval, and no class that the sender may name. The student's side may send any bytes at all, so
`decode` trusts nothing: every length is checked against what is there before it is used, depth and number of
values are bounded, and only exact built-in types come out.
"""

import itertools
import struct
from collections.abc import Callable
from typing import Any

LARGEST = 64 << 20  # bytes of one message
MOST = 1_000_000  # values in one message: each takes memory here, however few bytes it takes on the wire
MOST_HASHED = 20_000  # of them in sets and dicts: numbers can be chosen to collide, and then each meets each
DEEPEST = 50  # lists within lists
LONGEST_INT = 4096  # bytes

_LENGTH, _FLOAT = struct.Struct("!I"), struct.Struct("!d")
_LARGE = 1 << 18  # bytes that are sent as they lie, and not copied into a message

Special = tuple[str, Any]  # a kind and plain data, which stand for a value that is not plain data itself


class Unsendable(TypeError):
    """A value that cannot be encoded: it, or a value inside it, is no plain data, or it is too large."""


class Malformed(ValueError):
    """Bytes that are no message."""


def encode(value: object, special: Callable[[object], Special]) -> list[bytes]:
    """Encode plain data; `special` turns anything else into a kind and plain data, or raises Unsendable.

    Returns parts, so that large bytes are not copied. Raises Unsendable also for a value that is too deep or too large.
    """
    parts: list[bytes] = []
    _put(value, special, parts, DEEPEST)
    if (size := sum(map(len, parts))) > LARGEST:
        raise Unsendable(f"{size:,} bytes are too much for one call; {LARGEST:,} are allowed")
    if size <= _LARGE:
        return [b"".join(parts)]
    groups = itertools.groupby(parts, lambda part: len(part) > _LARGE)  # a tag stands between two large ones
    return [b"".join(group) for _, group in groups]  # of one alone, join makes no copy


def _put(value: Any, special: Callable[[object], Special], parts: list[bytes], depth: int) -> None:
    kind = type(value)  # exact: a subclass may lie about everything
    if depth == 0:
        raise Unsendable(f"lists within lists, more than {DEEPEST} deep")
    if value is None or kind is bool:
        parts.append({None: b"N", True: b"T", False: b"F"}[value])
    elif kind is int:
        size = (value.bit_length() + 8) // 8
        if size > LONGEST_INT:
            raise Unsendable(f"an int of {size:,} bytes")
        _put_bytes(b"i", value.to_bytes(size, "big", signed=True), parts)
    elif kind is float:
        parts.append(b"d" + _FLOAT.pack(value))
    elif kind is str:
        _put_bytes(b"s", value.encode("utf-8", "surrogatepass"), parts)
    elif kind in _BYTES:
        _put_bytes(_BYTES[kind], value if kind is bytes else bytes(value), parts)
    elif kind in _SEQUENCES:
        parts.append(_SEQUENCES[kind] + _LENGTH.pack(len(value)))
        for item in value:
            _put(item, special, parts, depth - 1)
    elif kind is dict:
        parts.append(b"D" + _LENGTH.pack(len(value)))
        for key, item in value.items():
            _put(key, special, parts, depth - 1)
            _put(item, special, parts, depth - 1)
    else:
        name, data = special(value)
        parts.append(b"X")
        _put(name, special, parts, depth - 1)
        _put(data, special, parts, depth - 1)


def _put_bytes(tag: bytes, data: bytes, parts: list[bytes]) -> None:
    if len(data) > LARGEST:
        raise Unsendable(f"{len(data):,} bytes are too much for one call; {LARGEST:,} are allowed")
    parts += tag + _LENGTH.pack(len(data)), data


_BYTES: dict[type, bytes] = {bytes: b"b", bytearray: b"a", memoryview: b"m"}
_SEQUENCES: dict[type, bytes] = {list: b"l", tuple: b"t", set: b"S", frozenset: b"Z"}
_FROM_BYTES: dict[int, Callable[[memoryview], object]] = {
    ord("b"): bytes,
    ord("a"): bytearray,
    ord("m"): lambda data: memoryview(bytes(data)),
    ord("s"): lambda data: str(data, "utf-8", "surrogatepass"),
    ord("i"): lambda data: int.from_bytes(data, "big", signed=True),
}
_FROM_ITEMS: dict[int, Callable[[list[Any]], object]] = {
    ord("l"): list,
    ord("t"): tuple,
    ord("S"): set,
    ord("Z"): frozenset,
}
_CONSTANTS: dict[int, object] = {ord("N"): None, ord("T"): True, ord("F"): False}


def decode(data: bytes | memoryview, special: Callable[[str, Any], object]) -> Any:
    """Decode one message; `special` makes a value that is not plain data from a kind and plain data.

    Raises Malformed for bytes that `encode` would not have made.
    """
    try:
        reader = _Reader(memoryview(data), special)
        value = reader.value(DEEPEST)
    except (IndexError, struct.error, UnicodeDecodeError, TypeError, OverflowError) as error:
        raise Malformed(f"{type(error).__name__} in a message of {len(data):,} bytes") from None
    if reader.at != len(data):
        raise Malformed(f"{len(data) - reader.at:,} bytes behind the end of a message")
    return value


class _Reader:
    def __init__(self, data: memoryview, special: Callable[[str, Any], object]) -> None:
        self.data, self.special, self.at, self.left = data, special, 0, MOST
        self.hashed_left = MOST_HASHED

    def value(self, depth: int) -> Any:
        self.left -= 1
        if depth == 0 or self.left < 0:
            raise Malformed("too deep, or too many values")
        tag = self.data[self.at]
        self.at += 1
        if tag in _FROM_BYTES:
            size = self._length()
            start, self.at = self.at, self.at + size
            if self.at > len(self.data):  # a length that lies: nothing is allocated for it
                raise Malformed(f"{size:,} bytes announced, {len(self.data) - start:,} there")
            if tag == ord("i") and size > LONGEST_INT:
                raise Malformed(f"an int of {size:,} bytes")
            return _FROM_BYTES[tag](self.data[start : self.at])
        if tag in _CONSTANTS:
            return _CONSTANTS[tag]
        if tag in _FROM_ITEMS:
            length = self._length() if tag in b"lt" else self._hashed()
            return _FROM_ITEMS[tag]([self.value(depth - 1) for _ in range(length)])
        if tag == ord("D"):
            return {self.value(depth - 1): self.value(depth - 1) for _ in range(self._hashed())}
        if tag == ord("d"):
            self.at += 8
            return _FLOAT.unpack_from(self.data, self.at - 8)[0]
        if tag == ord("X"):
            name, data = self.value(depth - 1), self.value(depth - 1)
            if type(name) is not str:
                raise Malformed("a kind that is no text")
            return self.special(name, data)
        raise Malformed(f"a message with the unknown tag {tag}")

    def _hashed(self) -> int:
        length = self._length()
        self.hashed_left -= length
        if self.hashed_left < 0:
            raise Malformed(f"more than {MOST_HASHED:,} values in sets and dicts")
        return length

    def _length(self) -> int:
        self.at += 4
        return int(_LENGTH.unpack_from(self.data, self.at - 4)[0])
