"""Compares the flags with RST, and so answers RST,ACK.

base: right_three_rows
score: 1
caught by: refuse-kernel
message: RST: no answer
"""
# instead of
    if RST in segment.flags:
# this
    if segment.flags == RST:
