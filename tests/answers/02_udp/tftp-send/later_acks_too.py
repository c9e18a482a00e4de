"""Takes an ACK of a later block, too.

base: reference
score: 3
caught by: tftp-send-old
message: an old ACK
hint: only the ACK of the block on its way counts
"""
# instead of
        if (kind, answered) == ("ACK", number):
# this
        if kind == "ACK" and answered >= number:
