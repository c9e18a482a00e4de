"""Flips the bits of a checksum that was complemented already.

base: right_ipv4_layout_for_ipv6
score: 1
caught by: udp-build-fields
message: throws the datagram away
hint: the checksum is the complement of the sum
"""
# instead of
    pseudo = here.packed + there.packed + struct.pack("!BBH", 0, 17, length)
    header = struct.pack("!HHHH", source[1], destination[1], length, 0)
    checksum = internet_checksum(pseudo + header + payload) or 0xFFFF
# this
    layout, values = ("!BBH", (0, 17, length)) if here.version == 4 else ("!I3xB", (length, 17))
    pseudo = here.packed + there.packed + struct.pack(layout, *values)
    header = struct.pack("!HHHH", source[1], destination[1], length, 0)
    checksum = ~internet_checksum(pseudo + header + payload) & 0xFFFF or 0xFFFF
