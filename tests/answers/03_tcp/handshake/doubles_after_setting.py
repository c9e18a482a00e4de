"""Doubles the wait only after it has set the timer: 1, 1, 2, 4 ...

base: right_method_per_state
score: 12
caught by: handshake-timer
message: 2, 4, 8 and 16
"""
# instead of
        self.pause *= 2
        self.timer = now + self.pause
# this
        self.timer = now + self.pause
        self.pause *= 2
