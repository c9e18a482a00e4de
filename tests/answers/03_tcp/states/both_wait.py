"""Believes that both ends wait.

base: reference
score: 0
caught by: states-first
message: both_ends()["A server: close"][1]
hint: the other one is done
"""
# instead of
        "A server: close": ("TIME-WAIT", "CLOSED"),
# this
        "A server: close": ("TIME-WAIT", "TIME-WAIT"),

# instead of
        "B client: close": ("CLOSED", "TIME-WAIT"),
# this
        "B client: close": ("TIME-WAIT", "TIME-WAIT"),
