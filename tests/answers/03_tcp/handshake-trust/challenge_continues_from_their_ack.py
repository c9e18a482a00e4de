"""Takes the seq of its ACK from what came, where it must be its own iss + 1.

base: reference
score: 3
caught by: handshake-trust-resets
message: on_segment(RST seq=302) sends ACK seq=101 ack=301
hint: the ACK has our own next number, iss+1, whatever came
"""
# instead of
        here = self.segment(ACK, self.iss + 1, self.irs + 1)
# this
        here = self.segment(ACK, segment.ack, self.irs + 1)
