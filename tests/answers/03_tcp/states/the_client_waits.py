"""Believes that the client waits, whoever closes first.

base: reference
score: 1
caught by: states-second
message: both_ends()["B client: close"][0]
hint: the side that closed first waits
"""
# instead of
        "B client: close": ("CLOSED", "TIME-WAIT"),
# this
        "B client: close": ("TIME-WAIT", "CLOSED"),
