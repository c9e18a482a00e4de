"""Believes that recv reports what was dropped.

base: reference
score: 2
caught by: overflow-known
message: who_knows()["receiver"] predicts what happens
hint: does it know of what never came in
"""
# instead of
        "receiver": "nothing",
# this
        "receiver": "an error",
