"""Has a timer, and nothing that happens when it is due.

base: reference
score: 0
caught by: handshake-timer-again
message: on_timer(6.0) sends SYN seq=100
hint: due means that now is `timer` or later
"""
# instead of
        if self.again == 5:
            self.enter("CLOSED", now)
            return []
        self.again += 1
        self.timer = now + self.rto * 2**self.again
        if self.state == "SYN-SENT":
            return [self.segment(SYN, self.iss)]
        return [self.segment(SYN | ACK, self.iss, self.irs + 1)]
# this
        return []
