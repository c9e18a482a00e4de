"""Keeps the count of what was sent again when SYN-SENT becomes SYN-RECEIVED.

base: reference
score: 4
caught by: handshake-crossing-together
message: after on_timer(7.5) the timer is 9.5
hint: the count of what was sent again begins anew in SYN-RECEIVED, too: self.enter does
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
            self.again = count
            return [self.segment(SYN | ACK, self.iss, self.irs + 1)]
