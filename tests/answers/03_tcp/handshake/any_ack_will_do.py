"""Takes any segment with ACK for the acknowledgement of its SYN.

base: right_method_per_state
score: 8
caught by: handshake-wrong-ack
message: only iss+1 acknowledges
"""
# instead of
        return ACK in segment.flags and segment.ack == (self.iss + 1) % 2**32
# this
        return ACK in segment.flags
