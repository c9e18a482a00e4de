"""Believes that close ends what shutdown has begun.

base: reference
score: 1
caught by: states-second
message: both_ends()["B server: close"][1]
hint: shutdown has sent the FIN already
"""
# instead of
        "B server: close": ("CLOSED", "TIME-WAIT"),
# this
        "B server: close": ("CLOSED", "CLOSED"),
