"""Sets the count to 0 on entering SYN-SENT only: in SYN-RECEIVED it goes on from there.

base: reference
score: 2
caught by: handshake-timer-limit
message: on_timer(201.0) sends SYN,ACK seq=100 ack=301
hint: this is the first of five: the count begins at 0 when a state is entered
"""
# instead of
        self.again = 0
        self.timer = now + self.rto if state in ("SYN-SENT", "SYN-RECEIVED") else None
# this
        self.again = 0 if state == "SYN-SENT" else getattr(self, "again", 0)
        self.timer = now + self.rto if state in ("SYN-SENT", "SYN-RECEIVED") else None
