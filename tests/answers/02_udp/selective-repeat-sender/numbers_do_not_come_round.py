"""Goes on counting after the last number.

base: reference
score: 0
caught by: selective-repeat-sender-window
message: send(e, 0.625)
hint: after 3 comes 0
"""
# instead of
        return [build("DATA", place % self.numbers, self.messages[place]) for place in places]
# this
        return [build("DATA", place, self.messages[place]) for place in places]
