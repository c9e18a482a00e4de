"""Takes a segment with SYN and RST for a SYN that crosses.

base: reference
score: 4
caught by: handshake-crossing-states
message: on_segment(SYN,RST seq=300) sends nothing
hint: it has RST: no call, and no answer
"""
# instead of
        if self.state == "SYN-SENT" and syn and not ack and not rst:
# this
        if self.state == "SYN-SENT" and syn and not ack:
