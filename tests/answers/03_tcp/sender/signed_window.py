"""Takes a window with its top bit set for none.

base: reference
score: 4
caught by: sender-window
message: < ack 400 window 40000 at 0.6
hint: 40000 is a window like any other: it has no sign
"""
# instead of
        self.acked, self.window = self.acked + count, window
# this
        self.acked, self.window = self.acked + count, window if window < 2**15 else 0
