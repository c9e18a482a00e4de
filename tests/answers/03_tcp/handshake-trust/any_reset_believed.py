"""Believes a reset whatever its number.

base: reference
score: 3
caught by: handshake-trust-resets
message: after on_segment(RST seq=300) the state is SYN-RECEIVED
hint: one below the window: a RST counts only with the very number that is expected next
"""
# instead of
            if rst and ahead == 0:
                self.enter("LISTEN" if self.state == "SYN-RECEIVED" else "CLOSED", now)
                return []
# this
            if rst:
                self.enter("LISTEN" if self.state == "SYN-RECEIVED" else "CLOSED", now)
                return []

# instead of
            if rst:
                return [here] if ahead < WINDOW else []
# this

