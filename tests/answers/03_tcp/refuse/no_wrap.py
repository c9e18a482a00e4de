"""Acknowledges 2**32 where it should be 0.

base: right_three_rows
score: 1
caught by: refuse-kernel
message: ack=4294967
"""
# instead of
    return Segment(**ports, seq=0, ack=end % 2**32, flags=RST | ACK, window=0)
# this
    return Segment(**ports, seq=0, ack=end, flags=RST | ACK, window=0)
