"""Allows a payload of 65,535 bytes and forgets the header.

base: right_ipv4_layout_for_ipv6
score: 4
caught by: udp-build-ipv4
message: ValueError
hint: the length field holds at most 65
"""
# instead of
    if length > 0xFFFF:
        raise ValueError(f"a payload of {len(payload)} bytes is {length - 0xFFFF} too long")
    pseudo = here.packed + there.packed + struct.pack("!BBH", 0, 17, length)
# this
    if len(payload) > 0xFFFF:
        raise ValueError(f"a payload of {len(payload)} bytes is {len(payload) - 0xFFFF} too long")
    layout, values = ("!BBH", (0, 17, length)) if here.version == 4 else ("!I3xB", (length, 17))
    pseudo = here.packed + there.packed + struct.pack(layout, *values)
