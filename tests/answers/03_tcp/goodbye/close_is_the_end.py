"""Closes at once.

base: reference
score: 3
caught by: goodbye-first
message: "ESTABLISHED", "close"
hint: which state says that
"""
# instead of
        ("ESTABLISHED", "close"): ("FIN-WAIT-1", "FIN"),
# this
        ("ESTABLISHED", "close"): ("CLOSED", "FIN"),
