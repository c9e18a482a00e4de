"""Takes a new window for a duplicate.

base: reference
score: 5
caught by: fast-retransmit-others
message: < ack 100 window 500 at 0.2
hint: its window is another: it says that the receiver has read, or has not
"""
# instead of
        elif flight and window and window == known and ack == (self.iss + 1 + before) % 2**32:
# this
        elif flight and window and ack == (self.iss + 1 + before) % 2**32:
