"""Starts the timer for the SYN only, not for the SYN,ACK.

base: reference
score: 0
caught by: handshake-timer-again
message: after on_segment(SYN seq=300) the timer is 6.0
hint: `enter` starts the timer: does it look for SYN-RECEIVED
"""
# instead of
        self.again = 0
        self.timer = now + self.rto if state in ("SYN-SENT", "SYN-RECEIVED") else None
# this
        self.again = 0
        self.timer = now + self.rto if state in ("SYN-SENT",) else None
