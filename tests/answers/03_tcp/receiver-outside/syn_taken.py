"""Takes the data of a SYN that is in the window.

base: reference
score: 6
caught by: receiver-outside-flags
message: on_segment(data(4, b"", SYN)) returns True
hint: a SYN inside the window is acknowledged, too
"""
# instead of
        if SYN in segment.flags or not acceptable(segment.seq, length, self.ack, self.window):
            return True
# this
        if not acceptable(segment.seq, length, self.ack, self.window):
            return True
