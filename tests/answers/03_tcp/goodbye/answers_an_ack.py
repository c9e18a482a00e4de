"""Answers an ACK with an ACK.

base: reference
score: 3
caught by: goodbye-first
message: ["FIN-WAIT-1", "ack"][1]
hint: an ACK is answered by nothing
"""
# instead of
        ("FIN-WAIT-1", "ack"): ("FIN-WAIT-2", None),
# this
        ("FIN-WAIT-1", "ack"): ("FIN-WAIT-2", "ACK"),

# instead of
        ("CLOSING", "ack"): ("TIME-WAIT", None),
# this
        ("CLOSING", "ack"): ("TIME-WAIT", "ACK"),
