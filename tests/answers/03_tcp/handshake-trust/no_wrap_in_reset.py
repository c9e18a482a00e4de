"""Compares the number of a reset with irs + 1 without modulo.

base: reference
score: 4
caught by: handshake-trust-resets
message: on_segment(RST,ACK seq=0 ack=107) sends nothing
hint: with smaller numbers it held: take sums and differences modulo 2**32 before you compare them
"""
# instead of
            if rst and ahead == 0:
# this
            if rst and segment.seq == self.irs + 1:
