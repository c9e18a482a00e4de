"""Acknowledges the number of their SYN itself: ack = seq.

base: reference
score: 0
caught by: handshake-active
message: on_segment(SYN,ACK seq=300 ack=101) sends ACK seq=101 ack=301
hint: their SYN took the number irs, so the number that we expect next is irs+1
"""
# instead of
            return [self.segment(SYN | ACK, self.iss, self.irs + 1)]
# this
            return [self.segment(SYN | ACK, self.iss, self.irs)]

# instead of
            return [self.segment(ACK, self.iss + 1, self.irs + 1)]
# this
            return [self.segment(ACK, self.iss + 1, self.irs)]
