"""Writes the last None as a word.

base: reference
score: 3
caught by: goodbye-wait
message: returns ('CLOSED', None)
hint: without quotes
"""
# instead of
        ("TIME-WAIT", "timeout"): ("CLOSED", None),
# this
        ("TIME-WAIT", "timeout"): ("CLOSED", "None"),
