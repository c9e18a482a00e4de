"""Leaves a case open.

base: reference
score: 2
caught by: zero-window-first
message: who_speaks_first()["nothing"] predicts
hint: none of the words
"""
# instead of
        "nothing": "sender",
# this
        "nothing": ...,
