"""Compares the ack with iss + 1 without modulo.

base: right_method_per_state
score: 13
caught by: handshake-wrap
message: modulo 2**32
"""
# instead of
        return ACK in segment.flags and segment.ack == (self.iss + 1) % 2**32
# this
        return ACK in segment.flags and segment.ack == self.iss + 1
