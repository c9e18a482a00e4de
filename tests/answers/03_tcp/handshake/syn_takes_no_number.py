"""Lets our own SYN take no number: goes on with iss, and expects it acknowledged with iss.

base: reference
score: 0
caught by: handshake-active
message: on_segment(SYN,ACK seq=300 ack=101) sends ACK seq=101 ack=301
hint: our SYN took the number iss, so that ack = iss+1 acknowledges it: answer with the
"""
# instead of
        ours = ack and segment.ack == (self.iss + 1) % 2**32
# this
        ours = ack and segment.ack == self.iss

# instead of
            return [self.segment(ACK, self.iss + 1, self.irs + 1)]
# this
            return [self.segment(ACK, self.iss, self.irs + 1)]
