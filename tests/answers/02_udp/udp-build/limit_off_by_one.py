"""Refuses the largest payload that fits.

base: right_ipv4_layout_for_ipv6
score: 4
caught by: udp-build-ipv4
message: 65,527
hint: 65,535 less 8 is 65,527; the limit of 65,507 is IP
"""
# instead of
    if length > 0xFFFF:
        raise ValueError(f"a payload of {len(payload)} bytes is {length - 0xFFFF} too long")
    pseudo = here.packed + there.packed + struct.pack("!BBH", 0, 17, length)
# this
    if length >= 0xFFFF:
        raise ValueError(f"a payload of {len(payload)} bytes is {length - 0xFFFE} too long")
    layout, values = ("!BBH", (0, 17, length)) if here.version == 4 else ("!I3xB", (length, 17))
    pseudo = here.packed + there.packed + struct.pack(layout, *values)
