"""Takes a FIN that comes again, and does not acknowledge it.

base: reference
score: 3
caught by: goodbye-wait
message: "TIME-WAIT", "fin"
hint: it is acknowledged again
"""
# instead of
        ("TIME-WAIT", "fin"): ("TIME-WAIT", "ACK"),
# this
        ("TIME-WAIT", "fin"): ("TIME-WAIT", None),
