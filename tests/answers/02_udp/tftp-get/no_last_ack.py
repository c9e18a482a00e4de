"""Returns the last block without acknowledging it.

base: reference
score: 1
caught by: tftp-get-blocks
message: acknowledges each block
hint: the last one too
"""
# instead of
            sock.sendto(build("ACK", number), source)
            if len(payload) < BLOCK:
                return bytes(content)
# this
            if len(payload) < BLOCK:
                return bytes(content)
            sock.sendto(build("ACK", number), source)
