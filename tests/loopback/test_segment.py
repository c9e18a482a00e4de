"""A segment as a value: what it announces, and how it reads."""

import pytest

from loopback import ACK, SYN, Segment


def test_a_segment_reads_as_in_a_text_book():
    assert (
        str(Segment(source_port=1, destination_port=2, seq=3, ack=4, flags=SYN | ACK))
        == "SYN,ACK seq=3 ack=4"
    )
    assert str(Segment(source_port=1, destination_port=2, seq=3, payload=b"ab")) == "(no flags) seq=3 len=2"


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("flags", 18, "SYN,ACK seq=3 ack=0"),
        ("flags", "SYN", "(no flags) seq=3"),
        ("options", None, "(no flags) seq=3"),
        ("options", ((2, 1460),), "(no flags) seq=3"),
        ("options", (2, b"?"), "(no flags) seq=3"),
        ("payload", 5, "(no flags) seq=3"),
    ],
)
def test_a_segment_with_a_field_of_a_wrong_type_can_be_shown(field: str, value: object, shown: str):
    segment = Segment(**{"source_port": 1, "destination_port": 2, "seq": 3, field: value})  # type: ignore[arg-type]
    assert str(segment) == shown


def test_a_segment_has_no_options_unless_it_is_given_some():
    assert Segment(source_port=1, destination_port=2, seq=3).options == ()


@pytest.mark.parametrize(
    ("options", "announced"),
    [
        ((), None),
        (((2, b"\x05\xb4"),), 1460),
        (((3, b"\x07"), (4, b""), (2, b"\x02\x18")), 536),
        (((2, b"\x05"),), None),
        (((2, b"\0\0\x05\xb4"),), None),
        (((254, b"\x05\xb4"),), None),
    ],
)
def test_the_maximum_segment_size_is_that_of_an_option_of_four_bytes(
    options: tuple[tuple[int, bytes], ...], announced: int | None
):
    segment = Segment(source_port=1, destination_port=2, seq=3, flags=SYN, options=options)
    assert segment.mss == announced
    assert ("mss=" in str(segment)) == (announced is not None)


def test_a_segment_has_no_method_that_reads_or_writes_its_bytes():
    assert not [name for name in dir(Segment) if "bytes" in name], "taking it apart is an exercise"
