"""Leaves the FIN out of what it acknowledges.

base: right_three_rows
score: 1
caught by: refuse-kernel
message: RST,ACK seq=0 ack=104
hint: acknowledge all of the segment: seq, plus its bytes of data, 1 for a SYN and 1 for a
"""
# instead of
    end = segment.seq + len(segment.payload) + (SYN in segment.flags) + (FIN in segment.flags)
# this
    end = segment.seq + len(segment.payload) + (SYN in segment.flags)
