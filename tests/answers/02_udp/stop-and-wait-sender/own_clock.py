"""Reads a clock of its own.

base: reference
score: 0
caught by: stop-and-wait-sender-turns
message: send(a, 0.0)
hint: its timer is now + rto
"""
# instead of
        self.timer = now + self.rto
# this
        self.timer = time.monotonic() + self.rto
