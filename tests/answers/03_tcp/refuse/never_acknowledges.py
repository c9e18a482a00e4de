"""Answers with the flag RST alone, and an ack that nobody will look at.

base: right_three_rows
score: 0
caught by: refuse-syn
message: RST,ACK seq=0 ack=101
hint: `ACK in segment.flags` decides: RST alone answers a segment with ACK, RST and ACK one
"""
# instead of
    return Segment(**ports, seq=0, ack=end % 2**32, flags=RST | ACK, window=0)
# this
    return Segment(**ports, seq=0, ack=end % 2**32, flags=RST, window=0)
