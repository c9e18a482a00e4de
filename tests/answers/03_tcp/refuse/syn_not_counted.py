"""Leaves the SYN out of what it acknowledges.

base: right_three_rows
score: 0
caught by: refuse-syn
message: a SYN included
"""
# instead of
    end = segment.seq + len(segment.payload) + (SYN in segment.flags) + (FIN in segment.flags)
# this
    end = segment.seq + len(segment.payload) + (FIN in segment.flags)
