"""Leaves the three zero bytes out of the IPv6 pseudo-header.

base: right_plain
score: 3
caught by: udp-parse-kernel
message: the pseudo-header of each family
"""
# instead of
        pseudo = here.packed + there.packed + struct.pack("!I3xB", length, 17)
# this
        pseudo = here.packed + there.packed + struct.pack("!IB", length, 17)
