"""Uses the form with ACK for every segment: seq 0, everything acknowledged.

base: right_three_rows
score: 1
caught by: refuse-kernel
message: seq is the segment's ack
"""
# instead of
    if ACK in segment.flags:
        return Segment(**ports, seq=segment.ack, flags=RST, window=0)
# this
