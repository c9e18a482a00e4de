"""Uses the form with ACK for every segment: seq 0, everything acknowledged.

base: right_three_rows
score: 1
caught by: refuse-kernel
message: RST seq=300
hint: `ACK in segment.flags` decides: RST alone answers a segment with ACK, RST and ACK one
"""
# instead of
    if ACK in segment.flags:
        return Segment(**ports, seq=segment.ack, flags=RST, window=0)
# this
