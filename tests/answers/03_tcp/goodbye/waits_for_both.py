"""Believes that the side that closes second waits, too.

base: reference
score: 4
caught by: goodbye-second
message: "LAST-ACK", "ack"
hint: the other side is the one that waits
"""
# instead of
        ("LAST-ACK", "ack"): ("CLOSED", None),
# this
        ("LAST-ACK", "ack"): ("TIME-WAIT", None),
