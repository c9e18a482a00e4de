"""Sends 0xFFFF in place of 0 over IPv6 only, where a checksum must be.

base: right_ipv4_layout_for_ipv6
score: 5
caught by: udp-build-zero
message: whose checksum comes out as 0
hint: 0 on the wire means that no checksum was computed
"""
# instead of
    pseudo = here.packed + there.packed + struct.pack("!BBH", 0, 17, length)
    header = struct.pack("!HHHH", source[1], destination[1], length, 0)
    checksum = internet_checksum(pseudo + header + payload) or 0xFFFF
# this
    layout, values = ("!BBH", (0, 17, length)) if here.version == 4 else ("!I3xB", (length, 17))
    pseudo = here.packed + there.packed + struct.pack(layout, *values)
    header = struct.pack("!HHHH", source[1], destination[1], length, 0)
    checksum = internet_checksum(pseudo + header + payload)
    if checksum == 0 and here.version == 6:
        checksum = 0xFFFF
