"""Writes one text where a pair is asked for.

base: reference
score: 2
caught by: states-first
message: both_ends()["A server: send"] is a tuple of two states
"""
# instead of
        "A server: send": ("FIN-WAIT-2", "CLOSE-WAIT"),
# this
        "A server: send": "FIN-WAIT-2, CLOSE-WAIT",
