"""Puts the ack of the segment into the ack field too, in the form without ACK.

base: right_three_rows
score: 1
caught by: refuse-kernel
message: RST seq=300
hint: the answer to a segment with ACK has ack 0
"""
# instead of
        return Segment(**ports, seq=segment.ack, flags=RST, window=0)
# this
        return Segment(**ports, seq=segment.ack, ack=segment.ack, flags=RST, window=0)
