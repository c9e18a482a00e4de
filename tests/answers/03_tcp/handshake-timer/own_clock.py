"""Reads the clock itself, where the time is told to it.

base: reference
score: 0
caught by: handshake-timer-again
message: after open_active(5.0) the timer is 6.0
hint: entering SYN-SENT starts it at now + rto: a time, not a duration, and `now` is told
"""
# instead of
class TimedHandshake(Handshake):
# this
import time


class TimedHandshake(Handshake):

# instead of
        self.again = 0
        self.timer = now + self.rto if state in ("SYN-SENT", "SYN-RECEIVED") else None
# this
        self.again = 0
        self.timer = time.monotonic() + self.rto if state in ("SYN-SENT", "SYN-RECEIVED") else None
