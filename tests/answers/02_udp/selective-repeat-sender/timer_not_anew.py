"""Sets the timer when something is sent only if none runs, so that it stays that of an acknowledged message.

base: reference
score: 2
caught by: selective-repeat-sender-window
message: ACK 0, 0.375
hint: those on their way now
"""
# instead of
        self.timer = min(self.due.values(), default=None)
# this
        self.timer = (self.timer or now + self.rto) if self.due else None
# instead of
        return self.transmit([place for place in sorted(self.due) if self.due[place] <= now], now)
# this
        again = self.transmit([place for place in sorted(self.due) if self.due[place] <= now], now)
        self.timer = min(self.due.values(), default=None)
        return again
