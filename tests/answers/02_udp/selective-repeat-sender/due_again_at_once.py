"""Does not count a new wait for what was sent again.

base: reference
score: 4
caught by: selective-repeat-sender-due
message: on_timer(0.5)
hint: a is due again at 1.0
"""
# instead of
        self.due.update((place, now + self.rto) for place in places)
# this
        for place in places:
            self.due.setdefault(place, now + self.rto)
