"""Counts each FIN that comes, before it judges the segment.

base: reference
score: 1
caught by: receiver-outside-dropped
message: after on_segment(fin(10)) ack is 104
hint: a FIN outside the window is dropped, too
"""
# instead of
        return (super().ack + self.finished) % 2**32
# this
        return (super().ack + getattr(self, "fins", 0)) % 2**32
# instead of
        length = len(segment.payload) + (FIN in segment.flags)
# this
        length = len(segment.payload) + (FIN in segment.flags)
        self.fins = getattr(self, "fins", 0) + (FIN in segment.flags)
