"""Answers every segment in ESTABLISHED with an ACK, an ACK too.

base: reference
score: 3
caught by: handshake-others
message: on_segment(ACK seq=301 ack=101) sends nothing
hint: an ACK without data is not answered
"""
# instead of
        if self.state == "LISTEN" and syn and not ack:
            self.irs = segment.seq
# this
        if self.state == "ESTABLISHED":
            return [self.segment(ACK, self.iss + 1, self.irs + 1)]
        if self.state == "LISTEN" and syn and not ack:
            self.irs = segment.seq
