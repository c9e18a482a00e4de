"""Answers a reset that does not fit with a reset, in SYN-SENT.

base: reference
score: 4
caught by: handshake-trust-refused
message: on_segment(RST,ACK seq=0 ack=100) sends nothing
hint: a RST is never answered, whatever its ack
"""
# instead of
        if self.state in ("LISTEN", "SYN-SENT") and rst:
            if self.state == "SYN-SENT" and ours:
                self.enter("CLOSED", now)
            return []
# this
        if self.state in ("LISTEN", "SYN-SENT") and rst:
            if self.state == "SYN-SENT" and ours:
                self.enter("CLOSED", now)
            elif self.state == "SYN-SENT" and ack:
                return [self.segment(RST, segment.ack)]
            return []
