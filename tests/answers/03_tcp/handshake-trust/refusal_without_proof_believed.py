"""Believes a RST without ACK in SYN-SENT, which anybody could have sent.

base: reference
score: 4
caught by: handshake-trust-refused
message: after on_segment(RST seq=0) the state is SYN-SENT
hint: without ACK it proves nothing
"""
# instead of
        if self.state in ("LISTEN", "SYN-SENT") and rst:
            if self.state == "SYN-SENT" and ours:
                self.enter("CLOSED", now)
            return []
# this
        if self.state in ("LISTEN", "SYN-SENT") and rst:
            if self.state == "SYN-SENT" and (ours or not ack):
                self.enter("CLOSED", now)
            return []
