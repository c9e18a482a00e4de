"""Takes the expected number alone for good, not the whole window.

base: right_method_per_state
score: 12
caught by: handshake-duplicates
message: window
"""
# instead of
        if SYN in segment.flags or offset >= WINDOW:
# this
        if SYN in segment.flags or offset > 0:
