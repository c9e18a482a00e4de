"""Takes what is outside the window, if the reassembler does.

base: reference
score: 6
caught by: receiver-outside-dropped
message: on_segment(data(-1)) returns True
hint: its seq is not in the window
"""
# instead of
        if SYN in segment.flags or not acceptable(segment.seq, length, self.ack, self.window):
            return True
# this
        if SYN in segment.flags:
            return True
