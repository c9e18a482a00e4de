"""Believes that send raises an error when there is no room at the other end.

base: reference
score: 2
caught by: overflow-known
message: who_knows()["send returned"] predicts what happens
hint: know of the other end's buffer
"""
# instead of
        "send returned": 10,
# this
        "send returned": "an error",
