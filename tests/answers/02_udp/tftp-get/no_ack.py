"""Never acknowledges.

base: reference
score: 0
caught by: tftp-get-blocks
message: acknowledges each block
hint: each block is acknowledged
"""
# instead of
            sock.sendto(build("ACK", number), source)
# this
            number += 1
