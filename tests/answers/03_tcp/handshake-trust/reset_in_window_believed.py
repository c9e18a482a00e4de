"""Believes every reset inside the window, as RFC 793 did.

base: reference
score: 4
caught by: handshake-trust-resets
message: on_segment(RST seq=302) sends ACK seq=101 ack=301
hint: inside the window, but not the number: an ACK lets a real peer prove itself
"""
# instead of
            if rst and ahead == 0:
                self.enter("LISTEN" if self.state == "SYN-RECEIVED" else "CLOSED", now)
                return []
# this
            if rst and ahead < WINDOW:
                self.enter("LISTEN" if self.state == "SYN-RECEIVED" else "CLOSED", now)
                return []
