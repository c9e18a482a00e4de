"""Lets one more message out than the window has room for.

base: reference
score: 1
caught by: selective-repeat-sender-window
message: send(c, 0.2)
hint: the window is full
"""
# instead of
        places = range(self.sent, min(len(self.messages), begin + self.window))
# this
        places = range(self.sent, min(len(self.messages), begin + self.window + 1))
