"""Stops its timer when it has repeated.

base: reference
score: 2
caught by: stop-and-wait-sender-again
message: on_timer(0.5)
hint: the timer anew from now
"""
# instead of
        return self.transmit(now)
# this
        again = self.transmit(now)
        self.timer = None
        return again
