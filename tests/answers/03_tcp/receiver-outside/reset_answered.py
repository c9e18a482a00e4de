"""Answers a reset that is outside the window.

base: reference
score: 6
caught by: receiver-outside-flags
message: on_segment(data(50, b"", RST)) returns False
hint: a reset is never answered, outside the window neither
"""
# instead of
        if RST in segment.flags:
            return False
        length = len(segment.payload) + (FIN in segment.flags)
        if SYN in segment.flags or not acceptable(segment.seq, length, self.ack, self.window):
            return True
# this
        length = len(segment.payload) + (FIN in segment.flags)
        if SYN in segment.flags or not acceptable(segment.seq, length, self.ack, self.window):
            return True
        if RST in segment.flags:
            return False
