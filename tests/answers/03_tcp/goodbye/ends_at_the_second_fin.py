"""Ends when the FIN comes again.

base: reference
score: 3
caught by: goodbye-wait
message: "TIME-WAIT", "fin"
hint: the wait goes on
"""
# instead of
        ("TIME-WAIT", "fin"): ("TIME-WAIT", "ACK"),
# this
        ("TIME-WAIT", "fin"): ("CLOSED", "ACK"),
