"""Believes that a small buffer makes TCP lose bytes.

base: reference
score: 2
caught by: overflow-arrive
message: how_many_arrive()["over TCP"] predicts what happens
hint: where does TCP keep
"""
# instead of
        "over TCP": "all",
# this
        "over TCP": "some",
