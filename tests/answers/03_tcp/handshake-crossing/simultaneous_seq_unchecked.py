"""Lets any SYN,ACK through in SYN-RECEIVED that acknowledges ours, whatever its own number.

base: reference
score: 4
caught by: handshake-crossing-states
message: on_segment(SYN,ACK seq=350 ack=101) sends ACK seq=101 ack=301
hint: its seq is not irs, so it is not the SYN,ACK of a simultaneous open
"""
# instead of
        if self.state == "SYN-RECEIVED" and syn and ours and not rst and segment.seq == self.irs:
            self.enter("ESTABLISHED", now)
            return []
# this
        if self.state == "SYN-RECEIVED" and syn and ours and not rst:
            self.enter("ESTABLISHED", now)
            return []
