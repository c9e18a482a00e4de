"""Does not ask whether both hosts are of one family.

score: 4
caught by: udp-build-ipv6
message: ValueError
hint: compare the versions of the two addresses
"""


def build_udp(source: Address, destination: Address, payload: bytes) -> bytes:
    """A UDP header and `payload` behind it, with the checksum right (RFC 768, RFC 8200 section 8.1)."""
    here, there = ip_address(source[0]), ip_address(destination[0])
    length = 8 + len(payload)
    if length > 0xFFFF:
        raise ValueError(f"a payload of {len(payload)} bytes is {length - 0xFFFF} too long")
    layout, values = ("!BBH", (0, 17, length)) if here.version == 4 else ("!I3xB", (length, 17))
    pseudo = here.packed + there.packed + struct.pack(layout, *values)
    header = struct.pack("!HHHH", source[1], destination[1], length, 0)
    checksum = internet_checksum(pseudo + header + payload) or 0xFFFF
    return header[:6] + struct.pack("!H", checksum) + payload
