"""Acknowledges with the number of the block that it wants next.

base: reference
score: 0
caught by: tftp-get-blocks
message: acknowledges each block
hint: the number of the block that came
"""
# instead of
            sock.sendto(build("ACK", number), source)
# this
            sock.sendto(build("ACK", number + 1), source)
