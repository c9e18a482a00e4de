"""Sums TCP's protocol number.

base: right_plain
score: 0
caught by: udp-parse-fields
message: raised BadChecksum
hint: sum up the pseudo-header
"""
# instead of
        pseudo = here.packed + there.packed + struct.pack("!BBH", 0, 17, length)
    else:
        pseudo = here.packed + there.packed + struct.pack("!I3xB", length, 17)
# this
        pseudo = here.packed + there.packed + struct.pack("!BBH", 0, 6, length)
    else:
        pseudo = here.packed + there.packed + struct.pack("!I3xB", length, 6)
