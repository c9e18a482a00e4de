"""IPv4 packets and Ethernet frames around TCP segments and UDP datagrams, with the checksums that belong there."""

import socket

from loopback.addresses import Address
from loopback.errors import BadChecksum, Malformed
from loopback.headers.ip import IPV4, IPV4_PSEUDO_HEADER
from loopback.headers.segments import bytes_of, segment_in
from loopback.headers.table import header_bytes, pack, unpack
from loopback.headers.udp import UDP
from loopback.segment import Segment

ETHERTYPE_IPV4 = 0x0800
_HARDWARE = 6  # bytes of an Ethernet address
_TCP_CHECKSUM, _UDP_CHECKSUM = 16, 6  # where they stand in their headers


def checksum(data: bytes) -> int:
    """The internet checksum of RFC 1071: 16-bit words, added in ones' complement, and the sum's complement.

    >>> hex(checksum(bytes.fromhex("0001f203f4f5f6f7")))
    '0x220d'
    """
    # 2**16 is 1 modulo 0xFFFF, so the number that all words make together leaves the same rest as their sum.
    number = int.from_bytes(data + bytes(len(data) % 2), "big")
    return 0xFFFF - (number % 0xFFFF or (0xFFFF if number else 0))


def tcp_packet(segment: Segment, source: str, destination: str) -> bytes:
    """The IPv4 packet that carries a segment from one host to another."""
    data = _with_checksum(bytes_of(segment), _TCP_CHECKSUM, source, destination, socket.IPPROTO_TCP)
    return ipv4_packet(data, source, destination, socket.IPPROTO_TCP)


def udp_packet(payload: bytes, source: Address, destination: Address) -> bytes:
    """The IPv4 packet that carries a UDP datagram from one address to another."""
    ports = {"Source Port": source[1], "Destination Port": destination[1]}
    header = pack(UDP, ports | {"Length": header_bytes(UDP) + len(payload), "Checksum": 0})
    data = _with_checksum(header + payload, _UDP_CHECKSUM, source[0], destination[0], socket.IPPROTO_UDP)
    if data[_UDP_CHECKSUM : _UDP_CHECKSUM + 2] == b"\0\0":  # which would say that there is none (RFC 768)
        data = data[:_UDP_CHECKSUM] + b"\xff\xff" + data[_UDP_CHECKSUM + 2 :]
    return ipv4_packet(data, source[0], destination[0], socket.IPPROTO_UDP)


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
    if checksum(_pseudo_header(len(data), source, destination, socket.IPPROTO_TCP) + data) != 0:
        raise BadChecksum("the segment's checksum does not fit its bytes")
    return segment_in(data)


def _with_checksum(data: bytes, at: int, source: str, destination: str, protocol: int) -> bytes:
    """A segment or datagram with its checksum, which is 0 before, at its place."""
    covered = _pseudo_header(len(data), source, destination, protocol) + data
    return data[:at] + checksum(covered).to_bytes(2, "big") + data[at + 2 :]


def _pseudo_header(length: int, source: str, destination: str, protocol: int) -> bytes:
    values = {
        "Source Address": _number(source),
        "Destination Address": _number(destination),
        "Zero": 0,
        "Protocol": protocol,
        "Length": length,
    }
    return pack(IPV4_PSEUDO_HEADER, values)


def _number(host: str) -> int:
    return int.from_bytes(socket.inet_aton(host), "big")
