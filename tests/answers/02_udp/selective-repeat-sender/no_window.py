"""Sends each message at once.

base: reference
score: 1
caught by: selective-repeat-sender-window
message: send(c, 0.2)
hint: the window is full
"""
# instead of
        begin = min(self.due, default=self.sent)
# this
        begin = self.sent
