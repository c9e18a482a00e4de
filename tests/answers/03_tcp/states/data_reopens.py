"""Believes that data leads back to ESTABLISHED.

base: reference
score: 2
caught by: states-first
message: both_ends()["A server: send"]
hint: data does not change how far a FIN has come
"""
# instead of
        "A server: send": ("FIN-WAIT-2", "CLOSE-WAIT"),
# this
        "A server: send": ("ESTABLISHED", "ESTABLISHED"),
