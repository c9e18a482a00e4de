"""The internet checksum: of bytes, and of a TCP segment or a UDP datagram together with its pseudo-header.

A remainder takes the place of the sum: 2**16 leaves 1 when 0xFFFF divides it, so the number that all words make leaves
what their sum leaves, and in ones' complement every multiple of 0xFFFF is zero.
"""

import struct
from ipaddress import ip_address


def checksum(data: bytes) -> int:
    """The internet checksum of RFC 1071: 16-bit words, added in ones' complement, and the sum's complement.

    Over data that has its own checksum among its words, it is 0 if nothing was damaged.

    >>> hex(checksum(bytes.fromhex("0001f203f4f5f6f7")))
    '0x220d'
    """
    number = int.from_bytes(data + bytes(len(data) % 2), "big")
    return 0xFFFF - (number % 0xFFFF or (0xFFFF if number else 0))


def transport_checksum(data: bytes, source: str, destination: str, protocol: int) -> int:
    """The checksum over a TCP segment or a UDP datagram and its pseudo-header, between two IP addresses.

    Where the place of the checksum is zero, this is what belongs there; where it is filled in and right, this is 0.
    """
    hosts = ip_address(source).packed + ip_address(destination).packed
    # The pseudo-headers of IPv4 and IPv6 have the same words, beside zeros: in which order, the sum does not say.
    return checksum(hosts + struct.pack("!II", protocol, len(data)) + data)
