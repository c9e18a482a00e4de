"""Is content in SYN-SENT with an ACK of its SYN, without theirs.

base: reference
score: 3
caught by: handshake-others
message: on_segment(ACK seq=300 ack=101) sends nothing
hint: it acknowledges our SYN, but theirs has not come: the row asks for SYN and ACK
"""
# instead of
        if self.state == "SYN-SENT" and syn and ours:
# this
        if self.state == "SYN-SENT" and ours:
