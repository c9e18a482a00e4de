"""Packs the source address twice; nobody notices while both are 127.0.0.1.

base: right_plain
score: 5
caught by: udp-parse-kernel
message: Datagram(source=('fd00::1', 4000), destination=('fd00::2', 5
hint: each family has a pseudo-header of its own
"""
# instead of
        pseudo = here.packed + there.packed + struct.pack("!BBH", 0, 17, length)
    else:
        pseudo = here.packed + there.packed + struct.pack("!I3xB", length, 17)
# this
        pseudo = here.packed + here.packed + struct.pack("!BBH", 0, 17, length)
    else:
        pseudo = here.packed + here.packed + struct.pack("!I3xB", length, 17)
