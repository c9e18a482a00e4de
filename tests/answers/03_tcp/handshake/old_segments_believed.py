"""Looks at the acknowledgement only, and not at where the segment is.

base: right_method_per_state
score: 12
caught by: handshake-duplicates
message: outside the window
"""
# instead of
        if SYN in segment.flags or offset >= WINDOW:
# this
        if SYN in segment.flags:
