"""Counts the messages on their way, and lets the window grow past a gap.

base: reference
score: 1
caught by: selective-repeat-sender-window
message: ACK 1, 0.25
hint: makes no room
"""
# instead of
        begin = min(self.due, default=self.sent)
# this
        begin = self.sent - len(self.due)
