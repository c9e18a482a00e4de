"""A segment's bytes are those of an independent implementation."""

import pytest
from hypothesis import given
from hypothesis import strategies as some
from scapy.layers.inet import TCP

from loopback import ACK, SYN, Flag, Segment

numbers = some.integers(0, 2**32 - 1)
ports = some.integers(0, 65535)
segments = some.builds(
    Segment,
    source_port=ports,
    destination_port=ports,
    seq=numbers,
    ack=numbers,
    flags=some.integers(0, 63).map(Flag),
    window=ports,
    payload=some.binary(max_size=40),
)


@given(segments)
def test_bytes_come_back_as_the_same_segment(segment: Segment):
    assert Segment.from_bytes(segment.to_bytes()) == segment


@given(segments)
def test_scapy_reads_the_same(segment: Segment):
    theirs = TCP(segment.to_bytes())
    assert (theirs.sport, theirs.dport, theirs.seq, theirs.ack) == (
        segment.source_port,
        segment.destination_port,
        segment.seq,
        segment.ack,
    )
    assert (int(theirs.flags), theirs.window, bytes(theirs.payload)) == (
        segment.flags,
        segment.window,
        segment.payload,
    )


def test_options_are_skipped():
    theirs = bytes(TCP(sport=1, dport=2, flags="S", options=[("MSS", 1460), ("NOP", None)]) / b"data")
    assert Segment.from_bytes(theirs).payload == b"data"


@pytest.mark.parametrize(
    "data", [b"", bytes(19), bytes(12) + b"\x40" + bytes(7), bytes(12) + b"\x60" + bytes(7)]
)
def test_a_header_cut_short_or_with_a_false_offset_is_refused(data: bytes):
    with pytest.raises(ValueError, match="bytes"):
        Segment.from_bytes(data)


def test_a_segment_reads_as_in_a_text_book():
    assert (
        str(Segment(source_port=1, destination_port=2, seq=3, ack=4, flags=SYN | ACK))
        == "SYN,ACK seq=3 ack=4"
    )
    assert str(Segment(source_port=1, destination_port=2, seq=3, payload=b"ab")) == "(no flags) seq=3 len=2"
