"""Starts the wait over at each repeated SYN.

base: reference
score: 4
caught by: handshake-trust-together
message: after on_segment(SYN seq=300) the timer is 6.0
hint: no state was entered: a SYN that comes again starts no new wait
"""
# instead of
        if self.state == "SYN-RECEIVED" and syn and not ack and not rst and segment.seq == self.irs:
            return [self.segment(SYN | ACK, self.iss, self.irs + 1)]
# this
        if self.state == "SYN-RECEIVED" and syn and not ack and not rst and segment.seq == self.irs:
            self.enter("SYN-RECEIVED", now)
            return [self.segment(SYN | ACK, self.iss, self.irs + 1)]
