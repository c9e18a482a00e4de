"""Puts the destination port first.

base: right_ipv4_layout_for_ipv6
score: 0
caught by: udp-build-fields
message: ports 4000 and 5000
hint: the port of the source goes first
"""
# instead of
    pseudo = here.packed + there.packed + struct.pack("!BBH", 0, 17, length)
    header = struct.pack("!HHHH", source[1], destination[1], length, 0)
# this
    layout, values = ("!BBH", (0, 17, length)) if here.version == 4 else ("!I3xB", (length, 17))
    pseudo = here.packed + there.packed + struct.pack(layout, *values)
    header = struct.pack("!HHHH", destination[1], source[1], length, 0)
