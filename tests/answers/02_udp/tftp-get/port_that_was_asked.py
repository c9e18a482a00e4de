"""Acknowledges to the port that was asked.

base: reference
score: 0
caught by: tftp-get-blocks
message: acknowledges each block
hint: send the ACK to where the block came from
"""
# instead of
            sock.sendto(build("ACK", number), source)
# this
            sock.sendto(build("ACK", number), server)
