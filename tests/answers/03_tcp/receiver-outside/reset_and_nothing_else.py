"""Knows a reset only if it has no other flag.

base: reference
score: 6
caught by: receiver-outside-flags
message: on_segment(data(4, b"x", RST | ACK)) returns False
hint: it can have other flags, too
"""
# instead of
        if RST in segment.flags:
            return False
# this
        if segment.flags == RST:
            return False
