"""Counts only the payload into the pseudo-header's length.

base: right_ipv4_layout_for_ipv6
score: 0
caught by: udp-build-fields
message: the length in the pseudo-header
hint: the length in the pseudo-header is that of the length field
"""
# instead of
    pseudo = here.packed + there.packed + struct.pack("!BBH", 0, 17, length)
# this
    layout, values = ("!BBH", (0, 17, len(payload))) if here.version == 4 else ("!I3xB", (len(payload), 17))
    pseudo = here.packed + there.packed + struct.pack(layout, *values)
