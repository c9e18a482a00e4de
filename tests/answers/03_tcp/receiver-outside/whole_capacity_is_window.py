"""Judges by the capacity, and not by the window.

base: reference
score: 6
caught by: receiver-outside-dropped
message: on_segment(data(10)) returns True
hint: the first one outside the window
"""
# instead of
        if SYN in segment.flags or not acceptable(segment.seq, length, self.ack, self.window):
            return True
# this
        if SYN in segment.flags or not acceptable(segment.seq, length, self.ack, self.capacity):
            return True
