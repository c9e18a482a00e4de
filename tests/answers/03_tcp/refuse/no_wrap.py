"""Acknowledges 2**32 where it should be 0.

base: right_three_rows
score: 1
caught by: refuse-kernel
message: RST,ACK seq=0 ack=1
hint: acknowledge all of the segment: seq, plus its bytes of data, 1 for a SYN and 1 for a
"""
# instead of
    return Segment(**ports, seq=0, ack=end % 2**32, flags=RST | ACK, window=0)
# this
    return Segment(**ports, seq=0, ack=end, flags=RST | ACK, window=0)
