"""Compares the flags with RST, and so answers RST,ACK.

base: right_three_rows
score: 0
caught by: refuse-syn
message: reset_for(RST,ACK seq=100 ack=300) returns None
hint: the call returned a Segment, where NoneType is wanted
"""
# instead of
    if RST in segment.flags:
# this
    if segment.flags == RST:
