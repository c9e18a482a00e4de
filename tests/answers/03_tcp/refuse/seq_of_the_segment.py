"""Continues the numbers of the segment that came: seq = its seq.

base: right_three_rows
score: 1
caught by: refuse-kernel
message: seq is the segment's ack
"""
# instead of
        return Segment(**ports, seq=segment.ack, flags=RST, window=0)
# this
        return Segment(**ports, seq=segment.seq, flags=RST, window=0)
