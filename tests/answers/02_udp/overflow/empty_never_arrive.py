"""Believes that an empty datagram is not sent.

base: reference
score: 2
caught by: overflow-arrive
message: how_many_arrive()["empty"] predicts what happens
hint: what the kernel keeps about each
"""
# instead of
        "empty": "some",
# this
        "empty": "none",
