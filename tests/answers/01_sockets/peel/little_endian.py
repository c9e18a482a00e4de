"""Reads the lengths least significant byte first.

base: reference
score: 0
caught by: peel-data
message: lengths are big-endian
"""
# instead of
    packet, _ = cut(packet, int.from_bytes(packet[2:4], "big"), least=20)
# this
    packet, _ = cut(packet, int.from_bytes(packet[2:4], "little"), least=20)

# instead of
    datagram, _ = cut(inside, int.from_bytes(inside[4:6], "big"), least=8)
# this
    datagram, _ = cut(inside, int.from_bytes(inside[4:6], "little"), least=8)
