"""Computes the checksum over header and payload alone.

base: right_ipv4_layout_for_ipv6
score: 0
caught by: udp-build-fields
message: pseudo-header
hint: the pseudo-header is missing
"""
# instead of
    pseudo = here.packed + there.packed + struct.pack("!BBH", 0, 17, length)
    header = struct.pack("!HHHH", source[1], destination[1], length, 0)
    checksum = internet_checksum(pseudo + header + payload) or 0xFFFF
# this
    header = struct.pack("!HHHH", source[1], destination[1], length, 0)
    checksum = internet_checksum(header + payload) or 0xFFFF
