"""Acknowledges only SYN and FIN segments, and stays silent for bare data.

base: right_three_rows
score: 1
caught by: refuse-kernel
message: RST,ACK seq=0 ack=102
hint: the call returned nothing: does every way through the function end in `return`?
"""
# instead of
        return Segment(**ports, seq=segment.ack, flags=RST, window=0)
# this
        return Segment(**ports, seq=segment.ack, flags=RST, window=0)
    if not segment.flags & (SYN | FIN):
        return None
