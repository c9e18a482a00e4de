"""Takes an old acknowledgement for a duplicate.

base: reference
score: 5
caught by: fast-retransmit-others
message: < ack 50 window 600 at 0.3
hint: it has an old number: it was overtaken, and says nothing of place 100
"""
# instead of
        elif flight and window and window == known and ack == (self.iss + 1 + before) % 2**32:
# this
        elif flight and window and window == known:
