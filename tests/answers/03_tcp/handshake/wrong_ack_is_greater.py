"""Takes any ack up to iss + 1 for good, an old one too.

base: right_method_per_state
score: 8
caught by: handshake-wrong-ack
message: only iss+1 acknowledges
"""
# instead of
        return ACK in segment.flags and segment.ack == (self.iss + 1) % 2**32
# this
        return ACK in segment.flags and (self.iss + 1 - segment.ack) % 2**32 < 2**31
