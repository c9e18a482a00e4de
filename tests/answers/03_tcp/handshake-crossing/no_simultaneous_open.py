"""Ignores a SYN without ACK in SYN-SENT.

base: reference
score: 1
caught by: handshake-crossing-states
message: on_segment(SYN seq=300) sends SYN,ACK seq=100 ack=301
hint: a SYN without ACK while ours is out: the two have crossed, and theirs is answered all
"""
# instead of
        if self.state == "SYN-SENT" and syn and not ack and not rst:
            self.irs, self.crossed = segment.seq, True
            self.enter("SYN-RECEIVED", now)
            return [self.segment(SYN | ACK, self.iss, self.irs + 1)]
# this

