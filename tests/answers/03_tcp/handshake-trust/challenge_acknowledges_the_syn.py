"""Acknowledges the new SYN in its answer, where it must repeat what it expects.

base: reference
score: 2
caught by: handshake-trust-resets
message: on_segment(RST seq=302) sends ACK seq=101 ack=301
hint: the ACK says what we expect, irs+1, whatever came
"""
# instead of
        here = self.segment(ACK, self.iss + 1, self.irs + 1)
# this
        here = self.segment(ACK, self.iss + 1, segment.seq + 1)
