"""Goes to TIME-WAIT although its FIN is not acknowledged.

base: reference
score: 4
caught by: goodbye-together
message: "FIN-WAIT-1", "fin"
hint: ours, which was sent before, is not acknowledged
"""
# instead of
        ("FIN-WAIT-1", "fin"): ("CLOSING", "ACK"),
# this
        ("FIN-WAIT-1", "fin"): ("TIME-WAIT", "ACK"),
