"""Answers a FIN with its own at once.

base: reference
score: 4
caught by: goodbye-second
message: "ESTABLISHED", "fin"
hint: ours is not sent
"""
# instead of
        ("ESTABLISHED", "fin"): ("CLOSE-WAIT", "ACK"),
# this
        ("ESTABLISHED", "fin"): ("LAST-ACK", "ACK"),
