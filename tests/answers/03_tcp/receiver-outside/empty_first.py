"""Returns early on a segment without data.

base: reference
score: 5
caught by: receiver-outside-dropped
message: on_segment(data(-1)) returns True
hint: its seq is not in the window
"""
# instead of
        length = len(segment.payload) + (FIN in segment.flags)
# this
        if not segment.payload and FIN not in segment.flags:
            return False
        length = len(segment.payload) + (FIN in segment.flags)
