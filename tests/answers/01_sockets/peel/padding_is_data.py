"""Takes every length from the frame's end.

base: reference
score: 1
caught by: peel-lengths
message: the frame's end is not the packet's end
"""
# instead of
    packet, _ = cut(packet, int.from_bytes(packet[2:4], "big"), least=20)
# this

# instead of
    datagram, _ = cut(inside, int.from_bytes(inside[4:6], "big"), least=8)
    header, message = cut(datagram, 8)
# this
    header, message = cut(inside, 8)
