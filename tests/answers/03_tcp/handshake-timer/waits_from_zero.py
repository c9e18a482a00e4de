"""Sets the timer to rto, as if it were a duration and not a time.

base: reference
score: 0
caught by: handshake-timer-again
message: after open_active(5.0) the timer is 6.0
hint: entering SYN-SENT starts it at now + rto: a time, not a duration, and `now` is told
"""
# instead of
        self.again = 0
        self.timer = now + self.rto if state in ("SYN-SENT", "SYN-RECEIVED") else None
# this
        self.again = 0
        self.timer = self.rto if state in ("SYN-SENT", "SYN-RECEIVED") else None

# instead of
        self.again += 1
        self.timer = now + self.rto * 2**self.again
# this
        self.again += 1
        self.timer = self.rto * 2**self.again
