"""Leaves a case as it was copied.

base: reference
score: 1
caught by: states-second
message: both_ends()["B client: close"][0]
"""
# instead of
        "B client: close": ("CLOSED", "TIME-WAIT"),
# this
        "B client: close": ...,
