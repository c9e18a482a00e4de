"""Takes any packet with the right number for an ACK.

base: reference
score: 3
caught by: tftp-send-old
message: an old ACK
hint: look at the kind
"""
# instead of
        if (kind, answered) == ("ACK", number):
# this
        if answered == number:
