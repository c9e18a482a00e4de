"""Believes that the answer tells of any room.

base: reference
score: 2
caught by: zero-window-said
message: what_is_said()["answer"] predicts
hint: worth a segment
"""
# instead of
        "answer": 0,
# this
        "answer": 100,
