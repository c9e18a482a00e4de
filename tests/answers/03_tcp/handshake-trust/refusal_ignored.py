"""Never believes that it is refused: ignores RST,ACK in SYN-SENT.

base: reference
score: 4
caught by: handshake-trust-refused
message: after on_segment(RST,ACK seq=0 ack=101) the state is CLOSED
hint: it acknowledges our SYN: refused
"""
# instead of
        if self.state in ("LISTEN", "SYN-SENT") and rst:
            if self.state == "SYN-SENT" and ours:
                self.enter("CLOSED", now)
            return []
# this
        if self.state in ("LISTEN", "SYN-SENT") and rst:
            return []
