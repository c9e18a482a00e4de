"""Packs the source address twice; nobody notices while both are 127.0.0.1.

base: right_plain
score: 5
caught by: udp-parse-kernel
message: the pseudo-header of each family
"""
# instead of
        pseudo = here.packed + there.packed + struct.pack("!BBH", 0, 17, length)
    else:
        pseudo = here.packed + there.packed + struct.pack("!I3xB", length, 17)
# this
        pseudo = here.packed + here.packed + struct.pack("!BBH", 0, 17, length)
    else:
        pseudo = here.packed + here.packed + struct.pack("!I3xB", length, 17)
