"""Sets the ACK flag in both forms.

base: right_three_rows
score: 1
caught by: refuse-kernel
message: RST,ACK
"""
# instead of
        return Segment(**ports, seq=segment.ack, flags=RST, window=0)
# this
        return Segment(**ports, seq=segment.ack, flags=RST | ACK, window=0)
