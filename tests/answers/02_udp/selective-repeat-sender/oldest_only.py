"""Sends only the oldest one again.

base: reference
score: 4
caught by: selective-repeat-sender-due
message: on_timer(1.0)
hint: both are due
"""
# instead of
        return self.transmit([place for place in sorted(self.due) if self.due[place] <= now], now)
# this
        return self.transmit([place for place in sorted(self.due) if self.due[place] <= now][:1], now)
