"""Finds an ACK only where it is the one flag, not in SYN,ACK, FIN,ACK or PSH,ACK.

base: right_three_rows
score: 1
caught by: refuse-kernel
message: RST seq=300
hint: `ACK in segment.flags` decides: RST alone answers a segment with ACK, RST and ACK one
"""
# instead of
    if ACK in segment.flags:
# this
    if segment.flags == ACK:
