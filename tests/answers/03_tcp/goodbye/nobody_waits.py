"""Forgets the connection as soon as both FINs are done.

base: reference
score: 3
caught by: goodbye-first
message: "FIN-WAIT-2", "fin"
hint: ours was sent first
"""
# instead of
        ("FIN-WAIT-2", "fin"): ("TIME-WAIT", "ACK"),
# this
        ("FIN-WAIT-2", "fin"): ("CLOSED", "ACK"),

# instead of
        ("CLOSING", "ack"): ("TIME-WAIT", None),
# this
        ("CLOSING", "ack"): ("CLOSED", None),
