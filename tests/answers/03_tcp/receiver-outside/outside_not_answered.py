"""Drops what is outside the window without a word.

base: reference
score: 1
caught by: receiver-outside-dropped
message: on_segment(data(10, b"k")) returns True
hint: acknowledge it, and drop it
"""
# instead of
        if SYN in segment.flags or not acceptable(segment.seq, length, self.ack, self.window):
            return True
# this
        if SYN in segment.flags or not acceptable(segment.seq, length, self.ack, self.window):
            return False
