"""Sends a sixth time before it gives up.

base: reference
score: 2
caught by: handshake-timer-limit
message: on_timer(63.0) sends nothing
hint: five were sent again in this state, and no more are: give up
"""
# instead of
        if self.again == 5:
            self.enter("CLOSED", now)
            return []
# this
        if self.again == 6:
            self.enter("CLOSED", now)
            return []
