"""Counts the window from what was sent.

base: reference
score: 3
caught by: sender-window
message: < ack 100 window 250 at 0.2
hint: the window counts from the acknowledged place on: it ends at 100 + 250 now
"""
# instead of
        fresh, limit = [], min(self.acked + self.room, len(self.data) + self.closed)
# this
        fresh, limit = [], min(self.sent + self.room, len(self.data) + self.closed)
