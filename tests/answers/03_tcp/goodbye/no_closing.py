"""Has no state for both at once.

base: reference
score: 2
caught by: goodbye-together
message: "FIN-WAIT-1", "fin"
hint: is possible in FIN-WAIT-1
"""
# instead of
        ("FIN-WAIT-1", "fin"): ("CLOSING", "ACK"),
        ("FIN-WAIT-2", "fin"): ("TIME-WAIT", "ACK"),
        ("CLOSING", "ack"): ("TIME-WAIT", None),
# this
        ("FIN-WAIT-2", "fin"): ("TIME-WAIT", "ACK"),
