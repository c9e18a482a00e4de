"""Leaves the three zero bytes out of the IPv6 pseudo-header.

base: right_plain
score: 3
caught by: udp-parse-kernel
message: Datagram(source=('fd00::1', 4000), destination=('fd00::2', 5
hint: the length in 32 bits, three zero bytes, 17
"""
# instead of
        pseudo = here.packed + there.packed + struct.pack("!I3xB", length, 17)
# this
        pseudo = here.packed + there.packed + struct.pack("!IB", length, 17)
