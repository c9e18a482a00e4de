"""Believes that a hundred in a row are always too many.

base: reference
score: 2
caught by: overflow-arrive
message: how_many_arrive()["large buffer"] predicts what happens
hint: how much do a hundred datagrams need
"""
# instead of
        "large buffer": "all",
# this
        "large buffer": "some",

# instead of
        "read at once": "all",
# this
        "read at once": "some",
