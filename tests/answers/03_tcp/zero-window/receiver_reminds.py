"""Believes that the receiver goes on saying that there is no room.

base: reference
score: 2
caught by: zero-window-first
message: who_speaks_first()["nothing"] predicts
hint: has something to gain
"""
# instead of
        "nothing": "sender",
# this
        "nothing": "receiver",
