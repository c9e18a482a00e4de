"""Reads the clock itself, where the time is told to it.

base: right_method_per_state
score: 10
caught by: handshake-timer
message: timer says when
"""
# instead of
class Handshake:
# this
import time


class Handshake:

# instead of
        self.state, self.timer = state, now + self.rto
# this
        self.state, self.timer = state, time.monotonic() + self.rto
