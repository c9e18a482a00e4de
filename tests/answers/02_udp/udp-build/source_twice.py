"""Packs the source address twice; nobody notices while both are 127.0.0.1.

base: right_ipv4_layout_for_ipv6
score: 1
caught by: udp-build-ipv4
message: both addresses
hint: pseudo-header for IPv4
"""
# instead of
    pseudo = here.packed + there.packed + struct.pack("!BBH", 0, 17, length)
# this
    layout, values = ("!BBH", (0, 17, length)) if here.version == 4 else ("!I3xB", (length, 17))
    pseudo = here.packed + here.packed + struct.pack(layout, *values)
