"""Wants nothing but ACK in the third segment, so that PSH,ACK with the first data gets a reset.

base: right_method_per_state
score: 12
caught by: handshake-duplicates
message: PSH
"""
# instead of
        return ACK in segment.flags and segment.ack == (self.iss + 1) % 2**32
# this
        return segment.flags in (ACK, SYN | ACK, RST | ACK) and segment.ack == (self.iss + 1) % 2**32
