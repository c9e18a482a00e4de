"""Unpacks the payload into words itself and loses an odd last byte of the checksum.

base: right_ipv4_layout_for_ipv6
score: 2
caught by: udp-build-ipv4
message: the socket at 127.0.0.2 receives the 3 bytes that build_udp
hint: pseudo-header for IPv4
"""
# instead of
    pseudo = here.packed + there.packed + struct.pack("!BBH", 0, 17, length)
    header = struct.pack("!HHHH", source[1], destination[1], length, 0)
    checksum = internet_checksum(pseudo + header + payload) or 0xFFFF
# this
    layout, values = ("!BBH", (0, 17, length)) if here.version == 4 else ("!I3xB", (length, 17))
    pseudo = here.packed + there.packed + struct.pack(layout, *values)
    header = struct.pack("!HHHH", source[1], destination[1], length, 0)
    even = payload[: len(payload) // 2 * 2]
    checksum = internet_checksum(pseudo + header + even) or 0xFFFF
