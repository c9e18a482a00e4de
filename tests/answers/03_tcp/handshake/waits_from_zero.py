"""Sets the timer to rto, as if it were a duration and not a time.

base: right_method_per_state
score: 12
caught by: handshake-timer
message: before its time
"""
# instead of
        self.timer = now + self.pause
# this
        self.timer = self.pause

# instead of
        self.state, self.timer = state, now + self.rto
# this
        self.state, self.timer = state, self.rto
