"""Cuts each piece that is written by itself.

base: reference
score: 4
caught by: sender-cut
message: < ack 0 window 5000
hint: TCP is a stream: what was written in three pieces goes out in segments as full as may be
"""
# instead of
        self.data += data
# this
        self.data += data
        self.ends = [*getattr(self, "ends", []), len(self.data)]
# instead of
            end = min(self.sent + self.mss, len(self.data), limit)
# this
            piece = next((each for each in getattr(self, "ends", []) if each > self.sent), len(self.data))
            end = min(self.sent + self.mss, piece, limit)
