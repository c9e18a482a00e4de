"""Acknowledges only SYN and FIN segments, and stays silent for bare data.

base: right_three_rows
score: 1
caught by: refuse-kernel
message: returned None
"""
# instead of
        return Segment(**ports, seq=segment.ack, flags=RST, window=0)
# this
        return Segment(**ports, seq=segment.ack, flags=RST, window=0)
    if not segment.flags & (SYN | FIN):
        return None
