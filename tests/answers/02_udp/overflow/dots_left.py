"""Leaves one case as it was copied.

base: reference
score: 2
caught by: overflow-arrive
message: how_many_arrive()["over TCP"] predicts what happens
hint: this prediction is still the `...` that was copied
"""
# instead of
        "over TCP": "all",
# this
        "over TCP": ...,
