"""Believes that the receiver tells of each byte of room.

base: reference
score: 2
caught by: zero-window-first
message: who_speaks_first()["a little"] predicts
hint: is room for 100 bytes worth a segment
"""
# instead of
        "a little": "sender",
# this
        "a little": "receiver",
