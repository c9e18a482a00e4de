"""Packs the checksum alone least significant byte first.

base: right_ipv4_layout_for_ipv6
score: 1
caught by: udp-build-fields
message: 9ab4
hint: the bytes of the checksum have changed places
"""
# instead of
    pseudo = here.packed + there.packed + struct.pack("!BBH", 0, 17, length)
# this
    layout, values = ("!BBH", (0, 17, length)) if here.version == 4 else ("!I3xB", (length, 17))
    pseudo = here.packed + there.packed + struct.pack(layout, *values)

# instead of
    return header[:6] + struct.pack("!H", checksum) + payload
# this
    return header[:6] + struct.pack("<H", checksum) + payload
