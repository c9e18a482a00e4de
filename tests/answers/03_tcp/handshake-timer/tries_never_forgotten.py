"""Counts what was sent again over the whole life of the machine, and waits ever longer.

base: reference
score: 2
caught by: handshake-timer-limit
message: after on_segment(SYN seq=300) the timer is 201.0
hint: whenever a state is entered the first wait is rto, and the count begins at 0
"""
# instead of
        self.again = 0
        self.timer = now + self.rto if state in ("SYN-SENT", "SYN-RECEIVED") else None
# this
        self.again = getattr(self, "again", 0)
        self.timer = now + self.rto * 2**self.again if state in ("SYN-SENT", "SYN-RECEIVED") else None
