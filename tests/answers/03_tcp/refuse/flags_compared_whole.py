"""Finds an ACK only where it is the one flag, not in SYN,ACK, FIN,ACK or PSH,ACK.

base: right_three_rows
score: 1
caught by: refuse-kernel
message: seq is the segment's ack
"""
# instead of
    if ACK in segment.flags:
# this
    if segment.flags == ACK:
