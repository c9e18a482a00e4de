"""Has a row for a FIN that comes again in each state that has had one.

base: reference
score: 3
caught by: goodbye-wait
message: no row too many
hint: a FIN comes for the first time once
"""
# instead of
        ("LAST-ACK", "ack"): ("CLOSED", None),
# this
        ("LAST-ACK", "ack"): ("CLOSED", None),
        ("CLOSE-WAIT", "fin"): ("CLOSE-WAIT", "ACK"),
        ("LAST-ACK", "fin"): ("LAST-ACK", "ACK"),
