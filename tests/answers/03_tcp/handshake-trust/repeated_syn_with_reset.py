"""Takes a segment with SYN and RST for their SYN again.

base: reference
score: 4
caught by: handshake-trust-duplicates
message: on_segment(SYN,RST seq=300) sends nothing
hint: it has RST, and the row for their SYN again asks for none
"""
# instead of
        if self.state == "SYN-RECEIVED" and syn and not ack and not rst and segment.seq == self.irs:
# this
        if self.state == "SYN-RECEIVED" and syn and not ack and segment.seq == self.irs:
