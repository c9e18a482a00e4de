"""Sends everything again each time.

base: reference
score: 0
caught by: sender-cut
message: segments at 0.2
hint: all of this has been sent: remember how far you are
"""
# instead of
        fresh, limit = [], min(self.acked + self.room, len(self.data) + self.closed)
# this
        self.sent = self.acked
        fresh, limit = [], min(self.acked + self.room, len(self.data) + self.closed)
