"""Leaves the timer running when a reset sends it back to LISTEN.

base: reference
score: 4
caught by: handshake-trust-together
message: after on_segment(RST seq=301) the timer is None
hint: self.enter("LISTEN", now) lets enter stop the timer
"""
# instead of
            if rst and ahead == 0:
                self.enter("LISTEN" if self.state == "SYN-RECEIVED" else "CLOSED", now)
                return []
# this
            if rst and ahead == 0:
                self.state = "LISTEN" if self.state == "SYN-RECEIVED" else "CLOSED"
                return []
