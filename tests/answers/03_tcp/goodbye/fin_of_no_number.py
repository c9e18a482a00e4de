"""Acknowledges no FIN.

base: reference
score: 0
caught by: goodbye-first
message: ["FIN-WAIT-2", "fin"][1]
hint: a FIN that comes is acknowledged
"""
# instead of
        ("ESTABLISHED", "fin"): ("CLOSE-WAIT", "ACK"),
# this
        ("ESTABLISHED", "fin"): ("CLOSE-WAIT", None),

# instead of
        ("FIN-WAIT-1", "fin"): ("CLOSING", "ACK"),
# this
        ("FIN-WAIT-1", "fin"): ("CLOSING", None),

# instead of
        ("FIN-WAIT-2", "fin"): ("TIME-WAIT", "ACK"),
# this
        ("FIN-WAIT-2", "fin"): ("TIME-WAIT", None),

# instead of
        ("TIME-WAIT", "fin"): ("TIME-WAIT", "ACK"),
# this
        ("TIME-WAIT", "fin"): ("TIME-WAIT", None),
