"""Options are cut where their lengths say, and laid out as fields of one table with the header's."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from loopback.headers import TCP, option_fields, unpack
from loopback.headers.options import pieces

SYN = bytes.fromhex("020405b4 0402 080a 0cb419be00000000 01 03030a")  # of Linux


def test_each_option_is_a_piece() -> None:
    assert [piece.hex() for piece, is_option in pieces(SYN) if is_option] == [
        "020405b4",
        "0402",
        "080a0cb419be00000000",
        "01",
        "03030a",
    ]


def test_behind_the_end_of_the_list_is_padding_only() -> None:
    assert list(pieces(b"\x01\x00\x02\x04")) == [(b"\x01", True), (b"\x00\x02\x04", True)]


@pytest.mark.parametrize("rest", [b"\x02", b"\x02\x00\x00", b"\x02\x01\x00", b"\x02\x04\x05"], ids=bytes.hex)
def test_a_length_that_cannot_be_ends_the_pieces(rest: bytes) -> None:
    assert list(pieces(b"\x01" + rest)) == [(b"\x01", True), (rest, False)]


@given(some.binary(max_size=40))
def test_the_pieces_are_all_of_the_bytes_and_so_are_the_fields(data: bytes) -> None:
    assert b"".join(piece for piece, _ in pieces(data)) == data
    assert sum(field.bits for field in option_fields(data)) == 8 * len(data)
    if data:
        assert len(unpack(option_fields(data), data)) == len(option_fields(data)), "each name stands once"


def test_the_options_of_linux_have_the_names_of_the_rfcs() -> None:
    values = unpack((*TCP, *option_fields(SYN)), bytes(20) + SYN)
    assert values["Maximum Segment Size"] == 1460
    assert values["Timestamp Value"] == 0x0CB419BE
    assert values["Shift Count"] == 10
    assert values["Length, SACK-Permitted"] == 2


def test_an_option_of_an_unknown_kind_and_one_of_another_length_have_data() -> None:
    names = [field.name for field in option_fields(b"\xfe\x04ab\x02\x03x\x02\x02\x01\x01")]
    assert names[:3] == ["Kind, option 254", "Length, option 254", "Data, option 254"]
    assert names[3:6] == ["Kind, MSS", "Length, MSS", "Data, MSS"]
    assert names[6:] == ["Kind, MSS #2", "Length, MSS #2", "No-Operation", "No-Operation #2"]
