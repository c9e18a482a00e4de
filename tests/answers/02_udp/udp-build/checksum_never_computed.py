"""Sends no checksum at all.

base: right_ipv4_layout_for_ipv6
score: 1
caught by: udp-build-ipv4
message: the socket at 127.0.0.2 receives the 0 bytes that build_udp
hint: a checksum of 0 means that none was computed
"""
# instead of
    pseudo = here.packed + there.packed + struct.pack("!BBH", 0, 17, length)
    header = struct.pack("!HHHH", source[1], destination[1], length, 0)
    checksum = internet_checksum(pseudo + header + payload) or 0xFFFF
# this
    header = struct.pack("!HHHH", source[1], destination[1], length, 0)
    checksum = 0
