"""Leaves a case out.

base: reference
score: 2
caught by: overflow-arrive
message: how_many_arrive()["empty"] predicts what happens
hint: each case is a key
"""
# instead of
        "empty": "some",
# this
