"""Has one message on its way, whatever the window.

base: reference
score: 2
caught by: selective-repeat-sender-window
message: send(b, 0.1)
hint: there is room for two
"""
# instead of
        places = range(self.sent, min(len(self.messages), begin + self.window))
# this
        places = range(self.sent, min(len(self.messages), begin + 1))
