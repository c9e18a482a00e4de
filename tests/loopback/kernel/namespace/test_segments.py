"""Segments of the kernel's, byte for byte, and what it thinks of segments that were sent raw."""

import socket
import sys
from dataclasses import replace

import pytest
from scapy.layers.inet import IP, TCP
from scapy.layers.inet6 import IPv6

from loopback import ACK, FIN, PSH, RST, SYN, Segment, kernel
from loopback.headers.checksum import transport_checksum
from loopback.headers.segments import bytes_of, segment_in, with_checksum
from loopback.kernel.namespace import host
from loopback.kernel.namespace.segments import accepts_by_rfc, takes_by_rfc
from loopback.recordings import say_once
from loopback.trace import relative, trace_of

needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has network namespaces")
families = pytest.mark.parametrize(
    "hosts", [("127.0.0.1", "127.0.3.9"), ("fd00::1", "fd00::2")], ids=["IPv4", "IPv6"]
)
LAST = 2**32 - 2  # a sequence number before the wrap


def wire_form(segment: Segment, hosts: tuple[str, str]) -> bytes:
    return with_checksum(bytes_of(segment), *hosts)


def syn(*options: tuple[int, bytes]) -> Segment:
    return Segment(source_port=4000, destination_port=80, seq=LAST, flags=SYN, options=options)


def ends(hosts: tuple[str, str]) -> tuple[tuple[str, int], tuple[str, int]]:
    return (hosts[0], 4000), (hosts[1], 80)


@needs_linux
@families
def test_a_captured_segment_is_what_scapy_makes_of_its_fields(hosts: tuple[str, str]) -> None:
    outer = IPv6 if ":" in hosts[0] else IP
    for data in kernel.captured([("client", b"abc"), ("server", b"de")], hosts):
        segment = TCP(data)
        del segment.chksum
        to = hosts if segment.sport == 4000 else hosts[::-1]
        assert bytes(outer(bytes(outer(src=to[0], dst=to[1]) / segment))[TCP]) == data


@needs_linux
@families
def test_a_capture_holds_the_whole_conversation_and_its_options(hosts: tuple[str, str]) -> None:
    segments = [segment_in(data) for data in kernel.captured([("client", b"abc")], hosts)]
    rows = relative(trace_of(segments))
    assert [row["flags"] for row in rows[:3]] == ["SYN", "SYN,ACK", "ACK"]
    assert sum(row["length"] for row in rows) == 3 and rows[-1]["ack"] == 2
    most = 1440 if ":" in hosts[0] else 1460
    assert [segment.mss for segment in segments[:3]] == [most, most, None]


@needs_linux
@families
def test_the_kernel_accepts_a_syn_and_learns_from_it(hosts: tuple[str, str]) -> None:
    version = 6 if ":" in hosts[0] else 4
    for options, mss, shift in (
        ((), {4: 536, 6: 1220}[version], 0),
        (((2, b"\x05\xb4"),), 1460, 0),
        (((2, b"\x05"),), {4: 536, 6: 1220}[version], 0),
        (((3, b"\x04"), (2, b"\x03\xe8")), 1000, 4),
        (((3, b"\xff"), (254, b"??")), {4: 536, 6: 1220}[version], 14),
        (((8, b"abcd\0\0\0\0"), (2, b"\x03\xe8")), 988, 0),
    ):
        sent = wire_form(syn(*options), hosts)
        for asked in (kernel.accepts, accepts_by_rfc):
            accepted = asked(sent, *ends(hosts))
            assert accepted is not None and (accepted.mss, accepted.shift) == (mss, shift), options
            answer = segment_in(accepted.answer)
            assert answer.flags == SYN | ACK and answer.ack == LAST + 1
            assert transport_checksum(accepted.answer, *hosts[::-1], socket.IPPROTO_TCP) == 0
            assert any(kind == 3 for kind, _ in answer.options) == any(kind == 3 for kind, _ in options)


@needs_linux
@families
def test_the_kernel_is_silent_on_what_is_wrong_and_refuses_what_is_no_syn(hosts: tuple[str, str]) -> None:
    right = wire_form(syn((2, b"\x05\xb4")), hosts)
    elsewhere = wire_form(replace(syn(), source_port=4001), hosts)
    for asked in (kernel.accepts, accepts_by_rfc):
        assert asked(right[:-1] + b"\0", *ends(hosts)) is None
        assert asked(right[:12] + b"\x40" + right[13:], *ends(hosts)) is None
        assert asked(right[:19], *ends(hosts)) is None
        assert asked(elsewhere, *ends(hosts)) is None
        refused = asked(wire_form(replace(syn(), flags=ACK, ack=77), hosts), *ends(hosts))
        assert refused is not None and (refused.mss, refused.shift) == (None, None)
        assert str(segment_in(refused.answer)) == "RST seq=77"


@needs_linux
@pytest.mark.parametrize("host", ["127.0.0.1", "fd00::1"], ids=["IPv4", "IPv6"])
def test_a_segment_is_no_answer_to_itself_where_both_hosts_are_one(host: str) -> None:
    here, there = ends((host, host))
    right = wire_form(syn((2, b"\x05\xb4")), (host, host))
    at_port_one = wire_form(replace(syn((2, b"\x05\xb4")), source_port=1), (host, host))
    for asked in (kernel.accepts, accepts_by_rfc):
        assert asked(right, there, here) is None, "it goes to the port from which it was to come"
        assert asked(right[:3], here, there) is None, "it has no ports"
        accepted = asked(at_port_one, (host, 1), there)
        assert accepted is not None and accepted.mss == 1460, "port 1 is like any other"


@needs_linux
@families
def test_a_program_reads_what_the_kernel_finds_right(hosts: tuple[str, str]) -> None:
    data = replace(syn((254, b"??")), flags=PSH | ACK, ack=99, payload=b"hello")
    right = wire_form(data, hosts)
    for asked in (kernel.takes, takes_by_rfc):

        def read(segment: bytes, expected: int = LAST, following: int = 99) -> bytes | None:
            return asked(segment, *ends(hosts), expected=expected, following=following)  # noqa: B023

        assert read(right) == b"hello"
        assert read(wire_form(replace(data, flags=FIN | ACK, payload=b""), hosts)) == b""
        assert read(right[:-1] + b"?") is None
        assert read(right[:16] + b"\0\0" + right[18:]) is None
        assert read(right, expected=(LAST + 1000) % 2**32) is None
        assert read(wire_form(replace(data, flags=PSH), hosts)) is None
        assert read(wire_form(replace(data, flags=RST | ACK), hosts)) is None
        assert read(wire_form(replace(data, source_port=5), hosts)) is None


@needs_linux
@families
def test_elsewhere_a_stand_in_captures_what_the_kernel_would_say(
    hosts: tuple[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    exchange = [("client", b"abc"), ("server", b"de")]

    def conversation() -> list[tuple[object, int | None]]:
        segments = [segment_in(data) for data in kernel.captured(exchange, hosts, packet_size=1400)]
        rows = relative(trace_of(segments))
        return [(row, segment.mss) for row, segment in zip(rows, segments, strict=True)]

    by_kernel = conversation()
    monkeypatch.setattr(host.sys, "platform", "darwin")
    say_once.cache_clear()
    assert conversation() == by_kernel
    assert kernel.accepts(wire_form(syn(), hosts), *ends(hosts)) is not None
    assert kernel.takes(wire_form(syn(), hosts), *ends(hosts), expected=LAST, following=0) is None
    said = capsys.readouterr().out
    assert said.count("A stand-in answers here") == 1 and said.count("A stand-in decides here") == 1
