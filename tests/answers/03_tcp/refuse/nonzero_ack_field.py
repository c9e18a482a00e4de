"""Takes any number other than 0 in the ack field for an acknowledgement.

base: right_three_rows
score: 1
caught by: refuse-kernel
message: without: acknowledge
"""
# instead of
    if ACK in segment.flags:
# this
    if segment.ack:
