"""Does not ask for room for a FIN.

base: reference
score: 4
caught by: sender-probe-stops
message: close at 0.7
hint: a FIN waits for room, as a byte does
"""
# instead of
        waiting = self.sent < len(self.data) + self.closed
# this
        waiting = self.sent < len(self.data)
