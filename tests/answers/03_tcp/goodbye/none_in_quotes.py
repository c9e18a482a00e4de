"""Writes None as a word.

base: reference
score: 4
caught by: goodbye-first
message: "FIN-WAIT-1", "ack"
hint: without quotes
"""
# instead of
        ("FIN-WAIT-1", "ack"): ("FIN-WAIT-2", None),
# this
        ("FIN-WAIT-1", "ack"): ("FIN-WAIT-2", "None"),
