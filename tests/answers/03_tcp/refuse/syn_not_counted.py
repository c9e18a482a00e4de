"""Leaves the SYN out of what it acknowledges.

base: right_three_rows
score: 0
caught by: refuse-syn
message: RST,ACK seq=0 ack=101
hint: acknowledge all of the segment: seq, plus its bytes of data, 1 for a SYN and 1 for a
"""
# instead of
    end = segment.seq + len(segment.payload) + (SYN in segment.flags) + (FIN in segment.flags)
# this
    end = segment.seq + len(segment.payload) + (FIN in segment.flags)
