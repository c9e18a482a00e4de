"""Counts what was sent again over the whole life of the machine, and waits ever longer.

base: right_method_per_state
score: 12
caught by: handshake-timer
message: timer
"""
# instead of
        self.state, self.timer = state, now + self.rto
        self.pause, self.again = self.rto, 0
# this
        self.state, self.timer = state, now + self.pause
