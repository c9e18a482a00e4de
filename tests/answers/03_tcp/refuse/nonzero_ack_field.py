"""Takes any number other than 0 in the ack field for an acknowledgement.

base: right_three_rows
score: 1
caught by: refuse-kernel
message: RST,ACK seq=0 ack=101
hint: `ACK in segment.flags` decides: RST alone answers a segment with ACK, RST and ACK one
"""
# instead of
    if ACK in segment.flags:
# this
    if segment.ack:
