"""Leaves a payload that is too long to struct, whose error is no ValueError.

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
    layout, values = ("!BBH", (0, 17, length)) if here.version == 4 else ("!I3xB", (length, 17))
    pseudo = here.packed + there.packed + struct.pack(layout, *values)
