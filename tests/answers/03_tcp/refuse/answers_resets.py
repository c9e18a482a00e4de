"""Answers a reset with a reset.

base: right_three_rows
score: 0
caught by: refuse-syn
message: resets would never stop
"""
# instead of
    if RST in segment.flags:
        return None
# this
