"""Takes the window only if something new is acknowledged.

base: reference
score: 0
caught by: sender-cut
message: < ack 0 window 5000 at 0.1
hint: the window is 5000 now, although nothing new is acknowledged; and place 0 has the number iss + 1
"""
# instead of
        self.acked, self.window = self.acked + count, window
# this
        if not count:
            return
        self.acked, self.window = self.acked + count, window
