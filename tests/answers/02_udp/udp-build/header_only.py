"""Leaves the payload out of the checksum.

base: right_ipv4_layout_for_ipv6
score: 0
caught by: udp-build-fields
message: and the payload
hint: the checksum covers the pseudo-header
"""
# instead of
    pseudo = here.packed + there.packed + struct.pack("!BBH", 0, 17, length)
    header = struct.pack("!HHHH", source[1], destination[1], length, 0)
    checksum = internet_checksum(pseudo + header + payload) or 0xFFFF
# this
    layout, values = ("!BBH", (0, 17, length)) if here.version == 4 else ("!I3xB", (length, 17))
    pseudo = here.packed + there.packed + struct.pack(layout, *values)
    header = struct.pack("!HHHH", source[1], destination[1], length, 0)
    checksum = internet_checksum(pseudo + header) or 0xFFFF
