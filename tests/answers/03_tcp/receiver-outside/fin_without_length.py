"""Leaves the FIN out of the length.

base: reference
score: 7
caught by: receiver-outside-dropped
message: after on_segment(fin(10)) ack is 110
hint: at a window of 0 none is inside
"""
# instead of
        length = len(segment.payload) + (FIN in segment.flags)
# this
        length = len(segment.payload)
# instead of
        return length > 0
# this
        return length > 0 or FIN in segment.flags
