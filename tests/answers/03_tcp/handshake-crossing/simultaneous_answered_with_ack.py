"""Answers a crossing SYN with ACK alone, without its own SYN.

base: reference
score: 1
caught by: handshake-crossing-states
message: on_segment(SYN seq=300) sends SYN,ACK seq=100 ack=301
hint: it is our SYN again, beside the ACK: the same number as before, iss
"""
# instead of
        if self.state == "SYN-SENT" and syn and not ack and not rst:
            self.irs, self.crossed = segment.seq, True
            self.enter("SYN-RECEIVED", now)
            return [self.segment(SYN | ACK, self.iss, self.irs + 1)]
# this
        if self.state == "SYN-SENT" and syn and not ack and not rst:
            self.irs, self.crossed = segment.seq, True
            self.enter("SYN-RECEIVED", now)
            return [self.segment(ACK, self.iss + 1, self.irs + 1)]
