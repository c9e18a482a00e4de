"""Exchanges the ends in the second session.

base: reference
score: 1
caught by: states-second
message: both_ends()["B server: shutdown"][0]
hint: how far are both FINs
"""
# instead of
        "B server: shutdown": ("CLOSE-WAIT", "FIN-WAIT-2"),
# this
        "B server: shutdown": ("FIN-WAIT-2", "CLOSE-WAIT"),
