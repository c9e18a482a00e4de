"""Keeps what is on its way by number, and sends the message again that had this number first.

base: reference
score: 4
caught by: selective-repeat-sender-due
message: on_timer(1.0) gives DATA 0 c
hint: by its place, not by its number
"""
# instead of
        begin = min(self.due, default=self.sent)
        places = range(self.sent, min(len(self.messages), begin + self.window))
# this
        oldest = next(iter(self.due), self.sent % self.numbers)
        room = self.window - (self.sent - oldest) % self.numbers
        places = range(self.sent, min(len(self.messages), self.sent + room))
# instead of
        self.due.update((place, now + self.rto) for place in places)
# this
        self.due.update((place % self.numbers, now + self.rto) for place in places)
