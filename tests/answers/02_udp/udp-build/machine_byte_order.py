"""Packs the header least significant byte first.

base: right_ipv4_layout_for_ipv6
score: 0
caught by: udp-build-fields
message: 0fa0 1388
hint: the most significant byte goes first
"""
# instead of
    pseudo = here.packed + there.packed + struct.pack("!BBH", 0, 17, length)
    header = struct.pack("!HHHH", source[1], destination[1], length, 0)
# this
    layout, values = ("!BBH", (0, 17, length)) if here.version == 4 else ("!I3xB", (length, 17))
    pseudo = here.packed + there.packed + struct.pack(layout, *values)
    header = struct.pack("<HHHH", source[1], destination[1], length, 0)
