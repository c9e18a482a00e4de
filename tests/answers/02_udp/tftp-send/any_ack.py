"""Takes any ACK for that of the block on its way.

base: reference
score: 2
caught by: tftp-send-old
message: an old ACK
hint: an ACK of an old block asks for nothing
"""
# instead of
        if (kind, answered) == ("ACK", number):
# this
        if kind == "ACK":
