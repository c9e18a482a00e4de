"""Frames of the kernel's own, held against scapy; and the assembled ones against the kernel's."""

import sys

import pytest
from scapy.layers.inet import IP, TCP, UDP
from scapy.layers.inet6 import IPv6
from scapy.layers.l2 import Ether

from loopback import kernel
from loopback.kernel.namespace import host
from loopback.kernel.namespace.frames import assembled
from loopback.recordings import say_once

needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has network namespaces")

HERE, THERE = ("127.0.0.5", 5069), ("127.0.0.9", 4000)
HERE6, THERE6 = ("::1", 5069), ("::1", 4000)
PACKETS = (
    kernel.Packet(HERE, THERE, b"hello"),
    kernel.Packet(HERE, THERE, b"hello", options=b"\1" * 40),
    kernel.Packet(HERE, THERE),
    kernel.Packet(HERE6, THERE6, b"hello"),
)


@pytest.fixture(autouse=True)
def _nothing_sent_before(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loopback.kernel.namespace.frames._captured", {})


@needs_linux
def test_a_packet_that_was_sent_before_has_its_frame_from_then() -> None:
    first, second = kernel.frames(*PACKETS[:2])
    third, again, same = kernel.frames(PACKETS[2], PACKETS[1], PACKETS[0])
    assert (first, second) == (same, again), "each would have another identification"
    assert third not in (first, second)


@needs_linux
def test_scapy_reads_the_kernels_frame_and_finds_its_checksums_right() -> None:
    for packet, frame in zip(PACKETS, kernel.frames(*PACKETS), strict=True):
        read = Ether(frame)
        outer = IPv6 if packet.source == HERE6 else IP
        assert (read[outer].src, read[outer].dst) == (packet.source[0], packet.destination[0])
        assert (read[UDP].sport, read[UDP].dport) == (packet.source[1], packet.destination[1])
        assert bytes(read[UDP].payload) == packet.payload
        if outer is IP:
            assert read[IP].ihl == 5 + len(packet.options) // 4
            del read[IP].chksum
        del read[UDP].chksum
        assert bytes(read) == frame, "scapy computes the same checksums"


@needs_linux
def test_a_tcp_packet_is_the_connections_syn() -> None:
    (frame,) = kernel.frames(kernel.Packet(HERE, THERE, protocol="TCP"))
    read = Ether(frame)
    assert (read[TCP].sport, read[TCP].dport, read[TCP].flags) == (5069, 4000, "S")


@needs_linux
def test_assembled_frames_are_the_kernels_but_for_what_the_kernel_draws_by_chance() -> None:
    def plain(frame: bytes) -> bytes:
        read = Ether(frame)
        if IP in read:
            read[IP].id = read[IP].chksum = 0
        else:
            read[IPv6].fl = 0
        read[UDP].chksum = 0
        return bytes(read)

    for packet, frame in zip(PACKETS, kernel.frames(*PACKETS), strict=True):
        assert plain(frame) == plain(assembled(packet)), packet
    read = Ether(assembled(kernel.Packet(HERE, THERE, protocol="TCP")))
    assert (read[TCP].sport, read[TCP].dport, read[TCP].flags) == (5069, 4000, "S")


def test_elsewhere_frames_are_assembled_and_it_says_so_once(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(host.sys, "platform", "darwin")
    say_once.cache_clear()
    assert kernel.frames(*PACKETS) == [assembled(packet) for packet in PACKETS]
    assert kernel.frames(PACKETS[0]) == [assembled(PACKETS[0])]
    assert capsys.readouterr().out.count("Frames are assembled by the RFCs here") == 1


@pytest.mark.parametrize("size", [3, 44])
def test_options_that_no_header_can_hold_are_refused(size: int) -> None:
    with pytest.raises(ValueError, match=f"{size} bytes of IP options"):
        kernel.frames(kernel.Packet(HERE, THERE, options=bytes(size)))


@needs_linux
def test_a_machine_without_ipv6_gets_those_frames_assembled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loopback.kernel.namespace.frames.loopback_hosts", lambda: ("127.0.0.1",))
    four, six = kernel.frames(PACKETS[0], PACKETS[3])
    assert six == assembled(PACKETS[3])
    assert four != assembled(PACKETS[0])
