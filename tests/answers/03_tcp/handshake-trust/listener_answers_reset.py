"""Looks for the ACK before the RST in LISTEN, and answers RST,ACK with a reset.

base: reference
score: 4
caught by: handshake-trust-refused
message: on_segment(RST,ACK seq=300 ack=107) sends nothing
hint: RST,ACK is a RST: its row stands above the one for ACK, and it is never answered
"""
# instead of
        if self.state in ("LISTEN", "SYN-SENT") and rst:
            if self.state == "SYN-SENT" and ours:
                self.enter("CLOSED", now)
            return []
        if self.state == "LISTEN" and ack:
            return [self.segment(RST, segment.ack)]
# this
        if self.state == "LISTEN" and ack:
            return [self.segment(RST, segment.ack)]
        if self.state in ("LISTEN", "SYN-SENT") and rst:
            if self.state == "SYN-SENT" and ours:
                self.enter("CLOSED", now)
            return []
