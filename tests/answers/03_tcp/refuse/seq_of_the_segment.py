"""Continues the numbers of the segment that came: seq = its seq.

base: right_three_rows
score: 1
caught by: refuse-kernel
message: RST seq=300
hint: seq is the ack of a segment with ACK, and 0 for one without
"""
# instead of
        return Segment(**ports, seq=segment.ack, flags=RST, window=0)
# this
        return Segment(**ports, seq=segment.seq, flags=RST, window=0)
