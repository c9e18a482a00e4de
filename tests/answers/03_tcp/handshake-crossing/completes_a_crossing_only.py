"""Lets a SYN,ACK complete SYN-RECEIVED only where that was reached from SYN-SENT.

base: reference
score: 4
caught by: handshake-crossing-states
message: on_segment(SYN,ACK seq=300 ack=101) sends nothing
hint: this row looks at the state and the numbers, not at how SYN-RECEIVED was reached
"""
# instead of
        if self.state == "SYN-RECEIVED" and syn and ours and not rst and segment.seq == self.irs:
# this
        if self.state == "SYN-RECEIVED" and self.crossed and syn and ours and not rst and segment.seq == self.irs:
