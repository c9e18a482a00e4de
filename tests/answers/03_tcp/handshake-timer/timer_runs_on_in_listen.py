"""Leaves the timer running when it enters LISTEN.

base: reference
score: 2
caught by: handshake-timer-states
message: after open_passive() the timer is None
hint: nothing is waited for here: a timer that runs on would send into an open connection
"""
# instead of
        self.again = 0
        self.timer = now + self.rto if state in ("SYN-SENT", "SYN-RECEIVED") else None
# this
        self.again = 0
        self.timer = now + self.rto if state in ("SYN-SENT", "SYN-RECEIVED") else None if state != "LISTEN" else self.timer
