"""Counts the FIN among the mss bytes.

base: reference
score: 5
caught by: sender-fin
message: < ack 0 window 500
hint: the FIN is no byte: mss does not count it
"""
# instead of
            end = min(self.sent + self.mss, len(self.data), limit)
            end += end == len(self.data) and end < limit
# this
            end = min(self.sent + self.mss, limit)
