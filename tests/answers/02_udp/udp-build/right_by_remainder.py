"""Sums with one division of one large number, without internet_checksum.

score: 6
"""

import socket


def build_udp(source: Address, destination: Address, payload: bytes) -> bytes:
    """A UDP header and `payload` behind it, with the checksum right (RFC 768, RFC 8200 section 8.1)."""
    family = socket.AF_INET6 if ":" in source[0] else socket.AF_INET
    if (":" in destination[0]) != (":" in source[0]):
        raise ValueError("one host is IPv4, the other IPv6")
    if len(payload) > 65527:
        raise ValueError(f"{len(payload)} bytes do not fit into one datagram")
    words = struct.pack("!HHH", source[1], destination[1], 8 + len(payload))
    covered = socket.inet_pton(family, source[0]) + socket.inet_pton(family, destination[0]) + words + payload
    number = int.from_bytes(covered + bytes(len(payload) % 2), "big") + 17 + 8 + len(payload)
    return words + (0xFFFF - number % 0xFFFF).to_bytes(2, "big") + payload
