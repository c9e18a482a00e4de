"""Leaves the timer running when the connection is established.

base: reference
score: 2
caught by: handshake-timer-states
message: after on_segment(SYN,ACK seq=300 ack=101) the timer is None
hint: nothing is waited for here: a timer that runs on would send into an open connection
"""
# instead of
        self.again = 0
        self.timer = now + self.rto if state in ("SYN-SENT", "SYN-RECEIVED") else None
# this
        self.again = 0
        self.timer = now + self.rto if state in ("SYN-SENT", "SYN-RECEIVED") else None if state != "ESTABLISHED" else self.timer
