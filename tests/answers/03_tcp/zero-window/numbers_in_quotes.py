"""Writes numbers as words.

base: reference
score: 2
caught by: zero-window-said
message: what_is_said()["probe"] predicts
hint: none of the words
"""
# instead of
        "probe": 0,
        "answer": 0,
        "new": 0,
# this
        "probe": "0",
        "answer": "0",
        "new": "0",
