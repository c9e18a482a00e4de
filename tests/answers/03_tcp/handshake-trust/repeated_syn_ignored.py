"""Ignores their repeated SYN: the SYN,ACK has been sent.

base: reference
score: 3
caught by: handshake-trust-duplicates
message: on_segment(SYN seq=300) sends SYN,ACK seq=100 ack=301
hint: their SYN again: our SYN,ACK may have been lost, so send it once more, unchanged
"""
# instead of
        if self.state == "SYN-RECEIVED" and syn and not ack and not rst and segment.seq == self.irs:
            return [self.segment(SYN | ACK, self.iss, self.irs + 1)]
# this
        if self.state == "SYN-RECEIVED" and syn and not ack and not rst and segment.seq == self.irs:
            return []
