"""Believes that bytes are acknowledged when they are read.

base: reference
score: 2
caught by: zero-window-said
message: what_is_said()["new"] predicts
hint: which bytes have come
"""
# instead of
        "new": 0,
# this
        "new": 2048,
