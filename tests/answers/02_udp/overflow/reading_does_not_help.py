"""Believes that reading in between makes no room.

base: reference
score: 2
caught by: overflow-arrive
message: how_many_arrive()["read at once"] predicts what happens
hint: takes no room any more
"""
# instead of
        "read at once": "all",
# this
        "read at once": "some",
