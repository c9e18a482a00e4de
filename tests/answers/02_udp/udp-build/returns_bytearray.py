"""Returns a bytearray.

base: right_ipv4_layout_for_ipv6
score: 3
caught by: udp-build-fields
message: bytearray
hint: the call returned a bytearray
"""
# instead of
    pseudo = here.packed + there.packed + struct.pack("!BBH", 0, 17, length)
# this
    layout, values = ("!BBH", (0, 17, length)) if here.version == 4 else ("!I3xB", (length, 17))
    pseudo = here.packed + there.packed + struct.pack(layout, *values)

# instead of
    return header[:6] + struct.pack("!H", checksum) + payload
# this
    return bytearray(header[:6]) + struct.pack("!H", checksum) + payload
