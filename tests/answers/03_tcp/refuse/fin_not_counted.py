"""Leaves the FIN out of what it acknowledges.

base: right_three_rows
score: 1
caught by: refuse-kernel
message: acknowledge payload, SYN and FIN
"""
# instead of
    end = segment.seq + len(segment.payload) + (SYN in segment.flags) + (FIN in segment.flags)
# this
    end = segment.seq + len(segment.payload) + (SYN in segment.flags)
