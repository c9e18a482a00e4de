"""Keeps what is on its way by number, and takes the lowest number for the oldest.

base: reference
score: 2
caught by: selective-repeat-sender-window
message: send(f, 0.625)
hint: which is older than e
"""
# instead of
        begin = min(self.due, default=self.sent)
        places = range(self.sent, min(len(self.messages), begin + self.window))
# this
        oldest = min(self.due, default=self.sent % self.numbers)
        room = self.window - (self.sent - oldest) % self.numbers
        places = range(self.sent, min(len(self.messages), self.sent + room))
# instead of
        self.due.update((place, now + self.rto) for place in places)
# this
        self.due.update((place % self.numbers, now + self.rto) for place in places)
