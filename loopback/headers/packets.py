"""IPv4 packets and Ethernet frames around TCP segments and UDP datagrams, with the checksums that belong there."""

import socket

from loopback.addresses import Address
from loopback.errors import BadChecksum, Malformed
from loopback.headers.checksum import checksum, transport_checksum
from loopback.headers.ip import IPV4
from loopback.headers.segments import bytes_of, segment_in, with_checksum
from loopback.headers.table import header_bytes, pack, unpack
from loopback.headers.udp import UDP
from loopback.segment import Segment

ETHERTYPE_IPV4 = 0x0800
_HARDWARE = 6  # bytes of an Ethernet address
_ZERO_AS_SENT = 0xFFFF  # in UDP, where 0 would say that there is no checksum (RFC 768)


def tcp_packet(segment: Segment, source: str, destination: str) -> bytes:
    """The IPv4 packet that carries a segment from one host to another."""
    data = with_checksum(bytes_of(segment), source, destination)
    return ipv4_packet(data, source, destination, socket.IPPROTO_TCP)


def udp_packet(payload: bytes, source: Address, destination: Address) -> bytes:
    """The IPv4 packet that carries a UDP datagram from one address to another."""
    values = {
        "Source Port": source[1],
        "Destination Port": destination[1],
        "Length": header_bytes(UDP) + len(payload),
        "Checksum": 0,
    }
    ends = source[0], destination[0], socket.IPPROTO_UDP
    values["Checksum"] = transport_checksum(pack(UDP, values) + payload, *ends) or _ZERO_AS_SENT
    return ipv4_packet(pack(UDP, values) + payload, *ends)


def ipv4_packet(data: bytes, source: str, destination: str, protocol: int) -> bytes:
    """An IPv4 header without options, which forbids fragments, and behind it the data."""
    values = dict.fromkeys((field.name for field in IPV4), 0) | {
        "Version": 4,
        "IHL": header_bytes(IPV4) // 4,
        "Total Length": header_bytes(IPV4) + len(data),
        "DF": 1,
        "Time to Live": 64,
        "Protocol": protocol,
        "Source Address": _number(source),
        "Destination Address": _number(destination),
    }
    values["Header Checksum"] = checksum(pack(IPV4, values))
    return pack(IPV4, values) + data


def ethernet_frame(packet: bytes, source: str, destination: str) -> bytes:
    """The Ethernet frame of an IPv4 packet between two hardware addresses, written as "02:00:00:00:00:01"."""
    ends = bytes.fromhex((destination + source).replace(":", ""))
    return ends + ETHERTYPE_IPV4.to_bytes(2, "big") + packet


def segment_in_frame(frame: bytes) -> Segment | None:
    """The TCP segment in an Ethernet frame; None if something else is in it.

    Raises Malformed, or BadChecksum, for a segment whose bytes do not fit its headers.
    """
    kind, packet = frame[2 * _HARDWARE : 2 * _HARDWARE + 2], frame[2 * _HARDWARE + 2 :]
    if int.from_bytes(kind, "big") != ETHERTYPE_IPV4:
        return None
    values = unpack(IPV4, packet)
    if values["Protocol"] != socket.IPPROTO_TCP:
        return None
    start, end = 4 * values["IHL"], values["Total Length"]
    if not header_bytes(IPV4) <= start <= end <= len(packet):
        raise Malformed(f"the IP header says {start} and {end} bytes; the packet has {len(packet)}")
    data = packet[start:end]
    source, destination = (socket.inet_ntoa(packet[at : at + 4]) for at in (12, 16))
    if transport_checksum(data, source, destination, socket.IPPROTO_TCP) != 0:
        raise BadChecksum("the segment's checksum does not fit its bytes")
    return segment_in(data)


def _number(host: str) -> int:
    return int.from_bytes(socket.inet_aton(host), "big")
