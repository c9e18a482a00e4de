"""Leaves the pseudo-header out.

base: right_plain
score: 0
caught by: udp-parse-fields
message: raised BadChecksum
hint: sum up the pseudo-header
"""
# instead of
    if here.version == 4:
        pseudo = here.packed + there.packed + struct.pack("!BBH", 0, 17, length)
    else:
        pseudo = here.packed + there.packed + struct.pack("!I3xB", length, 17)
# this

# instead of
    if checksum != 0 and internet_checksum(pseudo + segment) != 0:
# this
    if checksum != 0 and internet_checksum(segment) != 0:
