"""Believes that the server waits, whoever closes first.

base: reference
score: 2
caught by: states-first
message: both_ends()["A server: close"][0]
hint: the side that closed first waits
"""
# instead of
        "A server: close": ("TIME-WAIT", "CLOSED"),
# this
        "A server: close": ("CLOSED", "TIME-WAIT"),
