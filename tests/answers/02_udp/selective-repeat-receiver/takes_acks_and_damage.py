"""Does not ask what has arrived.

base: reference
score: 2
caught by: selective-repeat-receiver-others
message: ACK 0, 0.4
hint: an ACK is not acknowledged
"""
# instead of
        if parsed is None or parsed[0] != "DATA":
# this
        if parsed is None:
