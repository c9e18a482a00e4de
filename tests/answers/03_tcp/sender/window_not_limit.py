"""Looks at the window and not at room.

base: reference
score: 4
caught by: sender-window
message: < ack 0 window 400 at 0.1
hint: `room` is the smaller of the window and `limit`, which is 150 here
"""
# instead of
        fresh, limit = [], min(self.acked + self.room, len(self.data) + self.closed)
# this
        fresh, limit = [], min(self.acked + (self.window or 0), len(self.data) + self.closed)
