"""Answers their SYN again with the SYN,ACK in ESTABLISHED too, since it does not ask for the state.

base: reference
score: 4
caught by: handshake-trust-duplicates
message: on_segment(SYN seq=300) sends ACK seq=101 ack=301
hint: the row for their SYN again is for SYN-RECEIVED only
"""
# instead of
        if self.state == "SYN-RECEIVED" and syn and not ack and not rst and segment.seq == self.irs:
# this
        if self.state in ("SYN-RECEIVED", "ESTABLISHED") and syn and not ack and not rst and segment.seq == self.irs:
