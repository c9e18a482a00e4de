"""Sends the pseudo-header along.

base: right_ipv4_layout_for_ipv6
score: 0
caught by: udp-build-fields
message: build_udp makes ports 4000 and 5000, length 14, two bytes of
hint: added into the sum, and never sent
"""
# instead of
    pseudo = here.packed + there.packed + struct.pack("!BBH", 0, 17, length)
# this
    layout, values = ("!BBH", (0, 17, length)) if here.version == 4 else ("!I3xB", (length, 17))
    pseudo = here.packed + there.packed + struct.pack(layout, *values)

# instead of
    return header[:6] + struct.pack("!H", checksum) + payload
# this
    return pseudo + header[:6] + struct.pack("!H", checksum) + payload
