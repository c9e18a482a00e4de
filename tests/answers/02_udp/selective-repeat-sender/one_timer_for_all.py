"""Sends everything on its way again when the first is due.

base: reference
score: 4
caught by: selective-repeat-sender-due
message: on_timer(0.5)
hint: only a is due
"""
# instead of
        return self.transmit([place for place in sorted(self.due) if self.due[place] <= now], now)
# this
        due = self.timer is not None and self.timer <= now
        return self.transmit(sorted(self.due) if due else [], now)
