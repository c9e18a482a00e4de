"""Counts only the payload into the length.

score: 0
caught by: udp-build-fields
message: build_udp makes ports 4000 and 5000, length 14, two bytes of
hint: the length counts the eight bytes of the header
"""


def build_udp(source: Address, destination: Address, payload: bytes) -> bytes:
    """A UDP header and `payload` behind it, with the checksum right (RFC 768, RFC 8200 section 8.1)."""
    here, there = ip_address(source[0]), ip_address(destination[0])
    if here.version != there.version:
        raise ValueError(f"{here} is IPv{here.version} and {there} is IPv{there.version}")
    length = len(payload)
    if length > 0xFFF7:
        raise ValueError(f"a payload of {len(payload)} bytes is {length - 0xFFF7} too long")
    layout, values = ("!BBH", (0, 17, length)) if here.version == 4 else ("!I3xB", (length, 17))
    pseudo = here.packed + there.packed + struct.pack(layout, *values)
    header = struct.pack("!HHHH", source[1], destination[1], length, 0)
    checksum = internet_checksum(pseudo + header + payload) or 0xFFFF
    return header[:6] + struct.pack("!H", checksum) + payload
