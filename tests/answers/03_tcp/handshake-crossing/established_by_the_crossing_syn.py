"""Takes the connection for established as soon as the other SYN has come.

base: reference
score: 2
caught by: handshake-crossing-states
message: after on_segment(SYN seq=300) the state is SYN-RECEIVED
hint: both SYNs are known, and ours is not acknowledged yet: SYN-RECEIVED
"""
# instead of
        if self.state == "SYN-SENT" and syn and not ack and not rst:
            self.irs, self.crossed = segment.seq, True
            self.enter("SYN-RECEIVED", now)
            return [self.segment(SYN | ACK, self.iss, self.irs + 1)]
# this
        if self.state == "SYN-SENT" and syn and not ack and not rst:
            self.irs, self.crossed = segment.seq, True
            self.enter("ESTABLISHED", now)
            return [self.segment(SYN | ACK, self.iss, self.irs + 1)]
