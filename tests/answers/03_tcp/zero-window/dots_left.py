"""Leaves a case open.

base: reference
score: 2
caught by: zero-window-first
message: who_speaks_first()["nothing"] predicts
hint: this prediction is still the `...` that was copied
"""
# instead of
        "nothing": "sender",
# this
        "nothing": ...,
