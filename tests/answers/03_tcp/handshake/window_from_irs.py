"""Lets the window begin at irs, so that it ends one number too early.

base: right_method_per_state
score: 11
caught by: handshake-resets
message: one below the window
"""
# instead of
        offset = (segment.seq - self.irs - 1) % 2**32
        if RST in segment.flags:
            if offset == 0:
# this
        offset = (segment.seq - self.irs) % 2**32
        if RST in segment.flags:
            if offset == 1:
