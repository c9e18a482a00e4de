"""Goes back to LISTEN, not to CLOSED, when a listener gives up.

base: reference
score: 2
caught by: handshake-timer-limit
message: after on_timer(263.0) the state is CLOSED
hint: giving up leads to CLOSED, after a passive open too
"""
# instead of
        if self.again == 5:
            self.enter("CLOSED", now)
            return []
# this
        if self.again == 5:
            self.enter("LISTEN" if self.state == "SYN-RECEIVED" else "CLOSED", now)
            return []
