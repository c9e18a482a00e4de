"""Frames as the kernel puts them on the wire: what the outermost layer looks like, with all that it wraps."""

import socket
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from typing import cast

from loopback.addresses import Address, loopback_hosts
from loopback.headers.ip import IPV4
from loopback.headers.segments import bytes_of
from loopback.headers.table import pack
from loopback.headers.udp import UDP
from loopback.kernel.namespace.host import Unavailable, run_task
from loopback.recordings import say_once
from loopback.segment import SYN, Segment

_ETHER_TYPES = {4: 0x0800, 6: 0x86DD}  # by IP version
_NUMBERS = {"UDP": socket.IPPROTO_UDP, "TCP": socket.IPPROTO_TCP}
_captured: dict["Packet", bytes] = {}  # the frames of packets that the kernel has sent


@dataclass(frozen=True)
class Packet:
    """What the kernel is to send: a UDP datagram, or the SYN of a TCP connection, which carries no payload.

    Source and destination are (host, port), the hosts loopback addresses (127.0.0.0/8, or ::1). `options` go into
    the IPv4 header: a multiple of 4 bytes, 40 at most.
    """

    source: Address
    destination: Address
    payload: bytes = b""
    options: bytes = b""
    protocol: str = "UDP"


def frames(*packets: Packet) -> list[bytes]:
    """The Ethernet frame that the Linux kernel puts on `lo` for each packet, on a host of its own.

    A packet that it has sent before, for this process, is not sent again: its frame is the one from then.
    Where the system gives no namespace the frames are assembled by the RFCs, with identification and checksums 0,
    and it says so; so are those of IPv6, without a word, on a machine that has none. Raises ValueError for options
    that no header can hold.
    """
    for packet in packets:
        if len(packet.options) % 4 or len(packet.options) > 40:
            raise ValueError(
                f"{len(packet.options)} bytes of IP options; give a multiple of 4 bytes, 40 at most"
            )
    live = [each for each in packets if ":" not in each.source[0] or "::1" in loopback_hosts()]
    new = [each for each in live if each not in _captured]
    cases = [
        [each.protocol, *each.source, *each.destination, each.options.hex(), each.payload.hex()]
        for each in new
    ]
    try:
        captured = cast("Sequence[str]", run_task("frames", cases)) if new else ()
    except Unavailable as reason:
        say_once(f"(Frames are assembled by the RFCs here: {reason}.)")
        return [assembled(packet) for packet in packets]
    _captured.update(zip(new, map(bytes.fromhex, captured), strict=True))
    return [_captured[packet] if packet in live else assembled(packet) for packet in packets]


def assembled(packet: Packet) -> bytes:
    """The frame by RFC 768, RFC 791, RFC 8200 and RFC 9293, with identification and checksums 0."""
    source, destination = (ip_address(host).packed for host, _ in (packet.source, packet.destination))
    inside = _tcp(packet) if packet.protocol == "TCP" else _udp(packet)
    version = 4 if len(source) == 4 else 6
    if version == 4:
        header = _ipv4(source, destination, packet, len(inside))
    else:
        start = (6 << 28).to_bytes(4, "big") + len(inside).to_bytes(2, "big")
        header = start + bytes([_NUMBERS[packet.protocol], 64]) + source + destination
    return bytes(12) + _ETHER_TYPES[version].to_bytes(2, "big") + header + inside


def _tcp(packet: Packet) -> bytes:
    ports = packet.source[1], packet.destination[1]
    return bytes_of(Segment(source_port=ports[0], destination_port=ports[1], seq=0, flags=SYN))


def _udp(packet: Packet) -> bytes:
    values = {
        "Source Port": packet.source[1],
        "Destination Port": packet.destination[1],
        "Length": 8 + len(packet.payload),
        "Checksum": 0,
    }
    return pack(UDP, values) + packet.payload


def _ipv4(source: bytes, destination: bytes, packet: Packet, size: int) -> bytes:
    values = dict.fromkeys((field.name for field in IPV4), 0) | {
        "Version": 4,
        "IHL": 5 + len(packet.options) // 4,
        "Total Length": 20 + len(packet.options) + size,
        "DF": 1,
        "Time to Live": 64,
        "Protocol": _NUMBERS[packet.protocol],
        "Source Address": int.from_bytes(source, "big"),
        "Destination Address": int.from_bytes(destination, "big"),
    }
    return pack(IPV4, values) + packet.options
