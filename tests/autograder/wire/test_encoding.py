"""What crosses between judge and student: plain data whole, anything else refused, at either end."""

import contextlib
import struct
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from autograder.wire import encoding
from autograder.wire.encoding import Malformed, Unsendable, decode, encode


def nothing_special(value: object) -> encoding.Special:
    raise Unsendable(type(value).__name__)


def nothing_made(kind: str, data: Any) -> object:
    raise Malformed(kind)


def round_trip(value: object) -> Any:
    return decode(b"".join(encode(value, nothing_special)), nothing_made)


keys = some.one_of(some.none(), some.booleans(), some.integers(), some.text(), some.binary())
plain = some.recursive(
    some.one_of(keys, some.floats(allow_nan=False), some.binary().map(bytearray)),
    lambda inner: some.one_of(
        some.lists(inner), some.lists(inner).map(tuple), some.dictionaries(keys, inner), some.frozensets(keys)
    ),
    max_leaves=20,
)


def alike(left: object, right: object) -> bool:
    """Equal, and of the same exact types all the way down."""
    if type(left) is not type(right):
        return False
    if isinstance(left, (list, tuple)) and isinstance(right, (list, tuple)):
        return len(left) == len(right) and all(map(alike, left, right))
    if isinstance(left, dict) and isinstance(right, dict):
        return left.keys() == right.keys() and all(alike(left[key], right[key]) for key in left)
    return left == right


@given(plain)
def test_plain_data_comes_out_as_it_went_in_types_included(value: object) -> None:
    assert alike(round_trip(value), value)


class AlwaysEqual(bytes):
    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = bytes.__hash__


class Lying(int):
    pass


@pytest.mark.parametrize(
    "value", [AlwaysEqual(b"x"), Lying(3), object(), len, [1, object()], {"a": Lying(1)}]
)
def test_a_subclass_or_an_object_is_not_plain_data(value: object) -> None:
    with pytest.raises(Unsendable):
        encode(value, nothing_special)


def test_lists_within_lists_end_somewhere() -> None:
    deep: list[Any] = []
    for _ in range(100_000):
        deep = [deep]
    with pytest.raises(Unsendable, match="deep"):
        encode(deep, nothing_special)
    with pytest.raises(Malformed, match="deep"):
        decode(b"l\0\0\0\1" * 100_000 + b"N", nothing_made)


def test_too_many_bytes_are_refused_before_they_are_copied() -> None:
    with pytest.raises(Unsendable, match="too much"):
        encode(bytes(encoding.LARGEST + 1), nothing_special)


def test_what_is_large_is_not_copied_and_what_is_small_comes_in_one_part() -> None:
    large = bytes(1_000_000)
    parts = encode([1, "two", large, b"four", 5], nothing_special)
    assert len(parts) == 3 and parts[1] is large
    assert len(encode([1, "two", b"four"] * 1000, nothing_special)) == 1
    assert round_trip([large, "\N{WHITE SMILING FACE}" * 100_000, bytearray(large), large]) == [
        large,
        "\N{WHITE SMILING FACE}" * 100_000,
        bytearray(large),
        large,
    ]


def test_too_many_values_are_refused() -> None:
    count = encoding.MOST + 1
    with pytest.raises(Malformed, match="too many"):
        decode(b"l" + struct.pack("!I", count) + b"N" * count, nothing_made)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"?",
        b"NN",
        b"b\xff\xff\xff\xff",
        b"b\0\0\0\5abc",
        b"s\0\0\0\1\xff",
        b"l\xff\xff\xff\xffN",
        b"d\0",
        b"D\0\0\0\1l\0\0\0\0N",
        b"S\0\0\0\1l\0\0\0\0",
        b"XNN",
        b"i" + struct.pack("!I", encoding.LONGEST_INT + 1) + bytes(encoding.LONGEST_INT + 1),
    ],
)
def test_bytes_that_are_no_message_are_malformed_and_nothing_else(data: bytes) -> None:
    with pytest.raises(Malformed):
        decode(data, nothing_made)


@given(some.binary(max_size=200))
def test_any_bytes_at_all_are_a_value_or_malformed(data: bytes) -> None:
    with contextlib.suppress(Malformed):
        decode(data, nothing_made)


def test_what_is_special_is_made_by_the_receiver_alone() -> None:
    data = encode([object()], lambda value: ("thing", (1, b"x")))
    assert decode(b"".join(data), lambda kind, content: (kind, content)) == [("thing", (1, b"x"))]
