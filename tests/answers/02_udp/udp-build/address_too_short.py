"""Takes four bytes of each address, over IPv6 too.

base: right_ipv4_layout_for_ipv6
score: 3
caught by: udp-build-ipv6
message: pseudo-header for IPv6
hint: pseudo-header for IPv6
"""
# instead of
    pseudo = here.packed + there.packed + struct.pack("!BBH", 0, 17, length)
# this
    layout, values = ("!BBH", (0, 17, length)) if here.version == 4 else ("!I3xB", (length, 17))
    pseudo = here.packed[:4] + there.packed[:4] + struct.pack(layout, *values)
