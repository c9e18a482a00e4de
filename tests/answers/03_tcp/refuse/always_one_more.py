"""Acknowledges one number for whatever came, as if it were always a SYN.

base: right_three_rows
score: 1
caught by: refuse-kernel
message: acknowledge payload
"""
# instead of
    end = segment.seq + len(segment.payload) + (SYN in segment.flags) + (FIN in segment.flags)
# this
    end = segment.seq + 1
