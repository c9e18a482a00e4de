"""Refuses payloads over 65,507 bytes, IPv4's limit, which the contract does not ask for.

score: 4
caught by: udp-build-ipv4
message: 65,527
"""


def build_udp(source: Address, destination: Address, payload: bytes) -> bytes:
    """A UDP header and `payload` behind it, with the checksum right (RFC 768, RFC 8200 section 8.1)."""
    here, there = ip_address(source[0]), ip_address(destination[0])
    if here.version != there.version:
        raise ValueError(f"{here} is IPv{here.version} and {there} is IPv{there.version}")
    length = 8 + len(payload)
    if len(payload) > 65507:
        raise ValueError(f"a payload of {len(payload)} bytes is {len(payload) - 65507} too long")
    layout, values = ("!BBH", (0, 17, length)) if here.version == 4 else ("!I3xB", (length, 17))
    pseudo = here.packed + there.packed + struct.pack(layout, *values)
    header = struct.pack("!HHHH", source[1], destination[1], length, 0)
    checksum = internet_checksum(pseudo + header + payload) or 0xFFFF
    return header[:6] + struct.pack("!H", checksum) + payload
