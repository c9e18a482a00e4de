"""Leaves one case as it was copied.

base: reference
score: 2
caught by: overflow-arrive
message: how_many_arrive()["over TCP"] predicts what happens
hint: none of the words that were asked for
"""
# instead of
        "over TCP": "all",
# this
        "over TCP": ...,
