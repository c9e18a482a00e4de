"""Counts the next wait from when the timer was due.

base: reference
score: 6
caught by: stop-and-wait-sender-again
message: on_timer(1.125)
hint: count rto from now
"""
# instead of
        if self.timer is None or self.timer > now:
            return []
        return self.transmit(now)
# this
        if self.timer is None or self.timer > now:
            return []
        return self.transmit(self.timer)
