"""Frames as the kernel puts them on the wire: what an outermost layer looks like, with all that it wraps."""

import socket
from collections.abc import Sequence
from ipaddress import ip_address
from typing import cast

from loopback.datagram import Datagram
from loopback.headers.ip import IPV4
from loopback.headers.table import pack
from loopback.headers.udp import UDP
from loopback.kernel.host import Unavailable, run_task, say_once
from loopback.segment import SYN, Segment

_TYPES = {4: 0x0800, 6: 0x86DD}  # IP version -> EtherType
_NUMBERS = {"UDP": socket.IPPROTO_UDP, "TCP": socket.IPPROTO_TCP}


def kernel_frames(*datagrams: Datagram, options: bytes = b"", protocol: str = "UDP") -> list[bytes]:
    """The Ethernet frame that the Linux kernel puts on `lo` for each datagram.

    Hosts are loopback addresses (127.0.0.0/8, or ::1). `options`, of IPv4, go into the IP header and are a multiple
    of 4 bytes. With protocol "TCP" it is the frame of the SYN from source to destination, and the payload is not
    sent. Where the system gives no namespace the frames are assembled by the RFCs, with all checksums 0, and it
    says so.
    """
    if len(options) % 4 or len(options) > 40:
        raise ValueError(f"{len(options)} bytes of IP options; they are a multiple of 4 and at most 40")
    cases = [
        [protocol, *sent.source, *sent.destination, options.hex(), sent.payload.hex()] for sent in datagrams
    ]
    try:
        frames = cast("Sequence[str]", run_task("frames", cases))
    except Unavailable as reason:
        say_once(f"(These frames are assembled by the RFCs: {reason}.)")
        return [assembled(sent, options, protocol) for sent in datagrams]
    return [bytes.fromhex(frame) for frame in frames]


def assembled(sent: Datagram, options: bytes, protocol: str) -> bytes:
    """The frame by RFC 768, RFC 791 and RFC 8200, with identification and checksums 0."""
    if protocol == "TCP":
        inside = Segment(
            source_port=sent.source[1], destination_port=sent.destination[1], seq=0, flags=SYN
        ).to_bytes()
    else:
        inside = _udp(sent)
    source, destination = (ip_address(host) for host, _ in (sent.source, sent.destination))
    if source.version == 4:
        packet = _ipv4(source.packed, destination.packed, options, protocol, inside)
    else:
        head = (6 << 28).to_bytes(4, "big") + len(inside).to_bytes(2, "big")
        packet = head + bytes([_NUMBERS[protocol], 64]) + source.packed + destination.packed + inside
    return bytes(12) + _TYPES[source.version].to_bytes(2, "big") + packet


def _udp(sent: Datagram) -> bytes:
    ports = {"Source Port": sent.source[1], "Destination Port": sent.destination[1]}
    return pack(UDP, ports | {"Length": 8 + len(sent.payload), "Checksum": 0}) + sent.payload


def _ipv4(source: bytes, destination: bytes, options: bytes, protocol: str, inside: bytes) -> bytes:
    values = dict.fromkeys((field.name for field in IPV4), 0) | {
        "Version": 4,
        "IHL": 5 + len(options) // 4,
        "Total Length": 20 + len(options) + len(inside),
        "DF": 1,
        "Time to Live": 64,
        "Protocol": _NUMBERS[protocol],
        "Source Address": int.from_bytes(source, "big"),
        "Destination Address": int.from_bytes(destination, "big"),
    }
    return pack(IPV4, values) + options + inside
