"""Puts TCP's protocol number into the pseudo-header.

base: right_ipv4_layout_for_ipv6
score: 0
caught by: udp-build-fields
message: pseudo-header
hint: the checksum covers the pseudo-header
"""
# instead of
    pseudo = here.packed + there.packed + struct.pack("!BBH", 0, 17, length)
# this
    layout, values = ("!BBH", (0, 6, length)) if here.version == 4 else ("!I3xB", (length, 6))
    pseudo = here.packed + there.packed + struct.pack(layout, *values)
