"""Takes a refused probe for a duplicate.

base: reference
score: 5
caught by: fast-retransmit-others
message: < ack 300 window 0 at 1.5
hint: it refuses a probe: the window is 0, and nothing is known to be missing
"""
# instead of
        elif flight and window and window == known and ack == (self.iss + 1 + before) % 2**32:
# this
        elif flight and window == known and ack == (self.iss + 1 + before) % 2**32:
