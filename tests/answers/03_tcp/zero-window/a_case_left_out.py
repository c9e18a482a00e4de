"""Leaves a case out.

base: reference
score: 2
caught by: zero-window-said
message: what_is_said()["new"] predicts
hint: copy the dict
"""
# instead of
        "new": 0,
# this

