"""Does not look at the window.

base: reference
score: 0
caught by: sender-cut
message: write 250 at 0
hint: before its first acknowledgement the peer has not said how much it takes: room is 0
"""
# instead of
        fresh, limit = [], min(self.acked + self.room, len(self.data) + self.closed)
# this
        fresh, limit = [], len(self.data) + self.closed
