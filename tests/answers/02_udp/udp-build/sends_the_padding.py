"""Pads an odd payload and sends the padding too.

score: 2
caught by: udp-build-ipv4
message: the socket at 127.0.0.2 receives the 3 bytes that build_udp
hint: the zero byte after an odd payload is only thought of
"""


def build_udp(source: Address, destination: Address, payload: bytes) -> bytes:
    """A UDP header and `payload` behind it, with the checksum right (RFC 768, RFC 8200 section 8.1)."""
    here, there = ip_address(source[0]), ip_address(destination[0])
    if here.version != there.version:
        raise ValueError(f"{here} is IPv{here.version} and {there} is IPv{there.version}")
    if len(payload) % 2:
        payload += b"\0"
    length = 8 + len(payload)
    if length > 0xFFFF:
        raise ValueError(f"a payload of {len(payload)} bytes is {length - 0xFFFF} too long")
    layout, values = ("!BBH", (0, 17, length)) if here.version == 4 else ("!I3xB", (length, 17))
    pseudo = here.packed + there.packed + struct.pack(layout, *values)
    header = struct.pack("!HHHH", source[1], destination[1], length, 0)
    checksum = internet_checksum(pseudo + header + payload) or 0xFFFF
    return header[:6] + struct.pack("!H", checksum) + payload
