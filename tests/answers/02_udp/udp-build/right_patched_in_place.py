"""Lays everything out in one bytearray and writes the checksum into it at the end.

score: 6
"""


def build_udp(source: Address, destination: Address, payload: bytes) -> bytes:
    """A UDP header and `payload` behind it, with the checksum right (RFC 768, RFC 8200 section 8.1)."""
    here, there = ip_address(source[0]).packed, ip_address(destination[0]).packed
    length = 8 + len(payload)
    if len(here) != len(there) or length > 65535:
        raise ValueError(f"no datagram of {length} bytes goes from {source[0]} to {destination[0]}")
    front = (
        here + there + (struct.pack("!HH", 17, length) if len(here) == 4 else struct.pack("!II", length, 17))
    )
    buffer = bytearray(front + bytes(8) + payload)
    at = len(front)
    struct.pack_into("!HHH", buffer, at, source[1], destination[1], length)
    struct.pack_into("!H", buffer, at + 6, internet_checksum(bytes(buffer)) or 0xFFFF)
    return bytes(buffer[at:])
