"""Has a row for a program that closes a second time.

base: reference
score: 3
caught by: goodbye-wait
message: no row too many
hint: cannot close again
"""
# instead of
        ("LAST-ACK", "ack"): ("CLOSED", None),
# this
        ("LAST-ACK", "ack"): ("CLOSED", None),
        ("FIN-WAIT-1", "close"): ("FIN-WAIT-1", None),
