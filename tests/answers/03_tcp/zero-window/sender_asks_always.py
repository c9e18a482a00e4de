"""Believes that only the sender asks.

base: reference
score: 2
caught by: zero-window-first
message: who_speaks_first()["all"] predicts
hint: does the receiver wait, too
"""
# instead of
        "all": "receiver",
# this
        "all": "sender",
