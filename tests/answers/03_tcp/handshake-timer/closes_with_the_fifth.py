"""Closes at once when it has sent the SYN for the fifth time.

base: reference
score: 2
caught by: handshake-timer-limit
message: after on_timer(31.0) the state is SYN-SENT
hint: the fifth has been sent, and may be answered: only when its wait is over is it time
"""
# instead of
        if self.again == 5:
            self.enter("CLOSED", now)
            return []
        self.again += 1
        self.timer = now + self.rto * 2**self.again
# this
        self.again += 1
        self.timer = now + self.rto * 2**self.again
        if self.again == 5:
            answer = self.segment(SYN if self.state == "SYN-SENT" else SYN | ACK, self.iss, self.irs + 1 if self.state != "SYN-SENT" else 0)
            self.enter("CLOSED", now)
            return [answer]
