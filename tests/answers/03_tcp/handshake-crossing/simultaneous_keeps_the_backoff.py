"""Keeps the doubled wait of SYN-SENT when it enters SYN-RECEIVED.

base: reference
score: 4
caught by: handshake-crossing-together
message: after on_segment(SYN seq=300) the timer is 7.5
hint: SYN-RECEIVED is a new state, so its first wait is rto again: self.enter does that
"""
# instead of
        if self.state == "SYN-SENT" and syn and not ack and not rst:
            self.irs, self.crossed = segment.seq, True
            self.enter("SYN-RECEIVED", now)
            return [self.segment(SYN | ACK, self.iss, self.irs + 1)]
# this
        if self.state == "SYN-SENT" and syn and not ack and not rst:
            self.irs, self.crossed = segment.seq, True
            count = self.again
            self.enter("SYN-RECEIVED", now)
            self.again, self.timer = count, now + self.rto * 2**count
            return [self.segment(SYN | ACK, self.iss, self.irs + 1)]
