"""Forgets that a range in Python ends before its end.

base: right_all_at_once
score: 3
caught by: ports-edges
message: classify(1023)
hint: a range(a, b), which ends before b
"""
# instead of
        "system": range(1024),
# this
        "system": range(1023),
