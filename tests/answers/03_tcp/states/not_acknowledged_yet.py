"""Forgets that the FIN is acknowledged by then.

base: reference
score: 2
caught by: states-first
message: both_ends()["A client: shutdown"][0]
hint: is acknowledged
"""
# instead of
        "A client: shutdown": ("FIN-WAIT-2", "CLOSE-WAIT"),
# this
        "A client: shutdown": ("FIN-WAIT-1", "CLOSE-WAIT"),
