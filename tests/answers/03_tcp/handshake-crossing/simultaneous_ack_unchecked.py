"""Lets the SYN,ACK of a simultaneous open through without a look at what it acknowledges.

base: reference
score: 4
caught by: handshake-crossing-states
message: on_segment(SYN,ACK seq=300 ack=102) sends ACK seq=101 ack=301
hint: only ack = iss+1 acknowledges our SYN; any other SYN gets an ACK, as in Exercise 5
"""
# instead of
        if self.state == "SYN-RECEIVED" and syn and ours and not rst and segment.seq == self.irs:
            self.enter("ESTABLISHED", now)
            return []
# this
        if self.state == "SYN-RECEIVED" and syn and ack and not rst and segment.seq == self.irs:
            self.enter("ESTABLISHED", now)
            return []
