"""Compares the flags of a crossing SYN as a whole, so that PSH beside it confuses it.

base: reference
score: 4
caught by: handshake-crossing-states
message: on_segment(SYN,PSH seq=300) sends SYN,ACK seq=100 ack=301
hint: ask `SYN in segment.flags`: PSH changes nothing
"""
# instead of
        if self.state == "SYN-SENT" and syn and not ack and not rst:
            self.irs, self.crossed = segment.seq, True
            self.enter("SYN-RECEIVED", now)
            return [self.segment(SYN | ACK, self.iss, self.irs + 1)]
# this
        if self.state == "SYN-SENT" and segment.flags == SYN:
            self.irs, self.crossed = segment.seq, True
            self.enter("SYN-RECEIVED", now)
            return [self.segment(SYN | ACK, self.iss, self.irs + 1)]
