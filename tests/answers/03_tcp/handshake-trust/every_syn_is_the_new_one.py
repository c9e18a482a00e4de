"""Takes the number of whatever SYN came last in SYN-RECEIVED.

base: reference
score: 4
caught by: handshake-trust-duplicates
message: on_segment(SYN seq=4294962596) sends ACK seq=101 ack=301
hint: an old SYN changes nothing: say with an ACK what you expect, irs+1
"""
# instead of
        if self.state == "SYN-RECEIVED" and syn and not ack and not rst and segment.seq == self.irs:
            return [self.segment(SYN | ACK, self.iss, self.irs + 1)]
# this
        if self.state == "SYN-RECEIVED" and syn and not ack and not rst:
            self.irs = segment.seq
            return [self.segment(SYN | ACK, self.iss, self.irs + 1)]
