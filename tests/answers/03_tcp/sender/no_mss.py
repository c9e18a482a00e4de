"""Does not cut.

base: reference
score: 0
caught by: sender-cut
message: < ack 0 window 5000 at 0.1
hint: cut at self.mss, which is 100 here
"""
# instead of
            end = min(self.sent + self.mss, len(self.data), limit)
# this
            end = min(len(self.data), limit)
