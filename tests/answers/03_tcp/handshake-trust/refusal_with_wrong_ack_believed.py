"""Believes a refusal in SYN-SENT whatever it acknowledges.

base: reference
score: 4
caught by: handshake-trust-refused
message: after on_segment(RST,ACK seq=0 ack=100) the state is SYN-SENT
hint: a RST with a wrong ack proves nothing
"""
# instead of
        if self.state in ("LISTEN", "SYN-SENT") and rst:
            if self.state == "SYN-SENT" and ours:
                self.enter("CLOSED", now)
            return []
# this
        if self.state in ("LISTEN", "SYN-SENT") and rst:
            if self.state == "SYN-SENT" and ack:
                self.enter("CLOSED", now)
            return []
