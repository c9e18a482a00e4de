"""Compares the ack with iss + 1 without modulo.

base: reference
score: 4
caught by: handshake-crossing-states
message: on_segment(SYN,ACK seq=4294967295 ack=0) sends nothing
hint: with smaller numbers it held: take sums and differences modulo 2**32 before you compare them
"""
# instead of
        ours = ack and segment.ack == (self.iss + 1) % 2**32
# this
        ours = ack and segment.ack == self.iss + 1
