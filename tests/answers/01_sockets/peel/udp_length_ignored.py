"""Takes the datagram to end where its packet ends.

base: reference
score: 3
caught by: peel-lengths
message: a datagram ends where the length in the UDP header says
"""
# instead of
    datagram, _ = cut(inside, int.from_bytes(inside[4:6], "big"), least=8)
    header, message = cut(datagram, 8)
# this
    header, message = cut(inside, 8)
