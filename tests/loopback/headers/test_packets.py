"""Packets and frames are what scapy, which knows nothing of us, makes of the same values."""

import random

import pytest
from scapy.layers.inet import IP, TCP, UDP
from scapy.layers.l2 import Ether

from loopback import ACK, SYN, BadChecksum, Segment
from loopback.errors import Malformed
from loopback.headers.packets import ethernet_frame, segment_in_frame, tcp_packet, udp_packet

ENDS = ("192.0.2.2", "192.0.2.1")
HARDWARE = ("02:00:00:00:00:02", "02:00:00:00:00:01")
SEGMENT = Segment(
    source_port=4000, destination_port=80, seq=2**32 - 1, ack=7, flags=SYN | ACK, payload=b"odd"
)


def framed(segment: Segment) -> bytes:
    return ethernet_frame(tcp_packet(segment, *ENDS), *HARDWARE)


def test_a_packet_of_a_segment_is_what_scapy_makes():
    for length in range(5):
        segment = Segment(source_port=4000, destination_port=80, seq=1, payload=bytes(range(length)))
        tcp = TCP(sport=4000, dport=80, seq=1, ack=0, flags=0, window=65535) / segment.payload
        packet = IP(src=ENDS[0], dst=ENDS[1], flags="DF", id=0) / tcp
        assert tcp_packet(segment, *ENDS) == bytes(packet)
        assert framed(segment) == bytes(Ether(src=HARDWARE[0], dst=HARDWARE[1]) / packet)


def test_a_packet_of_a_datagram_is_what_scapy_makes():
    for payload in (b"", b"odd", random.Random(1).randbytes(1000)):
        packet = IP(src=ENDS[0], dst=ENDS[1], flags="DF", id=0) / UDP(sport=5000, dport=53) / payload
        assert udp_packet(payload, (ENDS[0], 5000), (ENDS[1], 53)) == bytes(packet)


def test_a_datagram_whose_checksum_comes_out_as_0_says_that_it_has_one():
    ends = (ENDS[0], 5000), (ENDS[1], 53)
    fills_up = udp_packet(bytes(2), *ends)[26:28]  # with it, all words add up to 0xFFFF
    assert udp_packet(fills_up, *ends)[26:28] == b"\xff\xff"


def test_a_segment_is_found_in_its_frame_whatever_padding_is_behind_it():
    assert segment_in_frame(framed(SEGMENT)) == SEGMENT
    assert segment_in_frame(framed(SEGMENT) + bytes(6)) == SEGMENT


def test_a_frame_of_something_else_holds_no_segment():
    datagram = ethernet_frame(udp_packet(b"x", (ENDS[0], 1), (ENDS[1], 2)), *HARDWARE)
    assert segment_in_frame(datagram) is None
    assert segment_in_frame(framed(SEGMENT)[:12] + b"\x86\xdd" + framed(SEGMENT)[14:]) is None


@pytest.mark.parametrize("at", range(34, 57))
def test_a_spoiled_segment_is_refused(at: int):
    frame = bytearray(framed(SEGMENT))
    frame[at] ^= 4
    with pytest.raises(BadChecksum):
        segment_in_frame(bytes(frame))


def test_a_frame_that_is_cut_short_is_refused():
    with pytest.raises(Malformed):
        segment_in_frame(framed(SEGMENT)[:-1])
    with pytest.raises(Malformed):
        segment_in_frame(framed(SEGMENT)[:20])
