"""Notifies of the third duplicate only.

base: reference
score: 4
caught by: fast-retransmit-third
message: < ack 100 window 600 at 0.11
hint: the same number, the same window, something on its way: this is a duplicate
"""
# instead of
            self.notify("on_duplicate", self.duplicates, self.flight)
# this
            if self.duplicates == 3:
                self.notify("on_duplicate", self.duplicates, self.flight)
