"""A segment's bytes are those of an independent implementation."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some
from scapy.layers.inet import TCP

from loopback import Flag, Segment
from loopback.headers.segments import bytes_of, segment_in

numbers = some.integers(0, 2**32 - 1)
ports = some.integers(0, 65535)
options = some.lists(some.tuples(some.integers(2, 255), some.binary(max_size=8)), max_size=4).map(tuple)
segments = some.builds(
    Segment,
    source_port=ports,
    destination_port=ports,
    seq=numbers,
    ack=numbers,
    flags=some.integers(0, 63).map(Flag),
    window=ports,
    payload=some.binary(max_size=40),
    options=options,
)


@given(segments)
def test_bytes_come_back_as_the_same_segment(segment: Segment):
    assert segment_in(bytes_of(segment)) == segment


@given(segments)
def test_scapy_reads_the_same(segment: Segment):
    theirs = TCP(bytes_of(replace(segment, options=())))
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


def test_scapy_reads_the_same_options():
    options = ((2, b"\x05\xb4"), (4, b""), (3, b"\x07"))
    segment = Segment(source_port=1, destination_port=2, seq=3, options=options, payload=b"data")
    theirs = TCP(bytes_of(segment))
    assert theirs.options[:3] == [("MSS", 1460), ("SAckOK", b""), ("WScale", 7)]
    assert theirs.dataofs == 8 and bytes(theirs.payload) == b"data"


def test_no_operation_and_the_end_of_the_list_are_left_out():
    theirs = TCP(sport=1, dport=2, flags="S", options=[("NOP", None), ("MSS", 1460), ("EOL", None)]) / b"data"
    segment = segment_in(bytes(theirs))
    assert (segment.options, segment.payload) == (((2, b"\x05\xb4"),), b"data")


@pytest.mark.parametrize("rest", [b"\xfe\0\0\0", b"\xfe\1\0\0", b"\xfe\5\0\0", b"\1\1\1\xfe"], ids=bytes.hex)
def test_bytes_that_are_no_option_end_the_options(rest: bytes):
    good = bytes_of(Segment(source_port=1, destination_port=2, seq=3, options=((2, b"\x05\xb4"),)))
    segment = segment_in(good[:12] + b"\x70" + good[13:] + rest)
    assert segment.options == ((2, b"\x05\xb4"),)


@pytest.mark.parametrize(
    "data", [b"", bytes(19), bytes(12) + b"\x40" + bytes(7), bytes(12) + b"\x60" + bytes(7)]
)
def test_a_header_cut_short_or_with_a_false_offset_is_refused(data: bytes):
    with pytest.raises(ValueError, match="bytes"):
        segment_in(data)
