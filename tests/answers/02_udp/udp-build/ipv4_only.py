"""Converts addresses with inet_aton, which knows IPv4 alone.

score: 3
caught by: udp-build-ipv6
message: OSError
hint: ip_address(host).packed gives the bytes of an addr
"""

import socket


def build_udp(source: Address, destination: Address, payload: bytes) -> bytes:
    """A UDP header and `payload` behind it, with the checksum right (RFC 768, RFC 8200 section 8.1)."""
    length = 8 + len(payload)
    if length > 0xFFFF:
        raise ValueError(f"a payload of {len(payload)} bytes is {length - 0xFFFF} too long")
    pseudo = (
        socket.inet_aton(source[0]) + socket.inet_aton(destination[0]) + struct.pack("!BBH", 0, 17, length)
    )
    header = struct.pack("!HHHH", source[1], destination[1], length, 0)
    checksum = internet_checksum(pseudo + header + payload) or 0xFFFF
    return header[:6] + struct.pack("!H", checksum) + payload
