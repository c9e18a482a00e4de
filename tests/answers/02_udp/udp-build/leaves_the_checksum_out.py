"""Leaves the checksum out where the receiver allows it, over IPv4.

base: right_ipv4_layout_for_ipv6
score: 3
caught by: udp-build-ipv4
message: the socket at 127.0.0.2 receives the 0 bytes that build_udp
hint: a checksum of 0 means that none was computed
"""
# instead of
    pseudo = here.packed + there.packed + struct.pack("!BBH", 0, 17, length)
    header = struct.pack("!HHHH", source[1], destination[1], length, 0)
# this
    layout, values = ("!BBH", (0, 17, length)) if here.version == 4 else ("!I3xB", (length, 17))
    pseudo = here.packed + there.packed + struct.pack(layout, *values)
    header = struct.pack("!HHHH", source[1], destination[1], length, 0)
    if here.version == 4:
        return header + payload
