"""Answers a reset with a reset.

base: right_three_rows
score: 0
caught by: refuse-syn
message: reset_for(RST seq=100) returns None
hint: the call returned a Segment, where None is wanted
"""
# instead of
    if RST in segment.flags:
        return None
# this
