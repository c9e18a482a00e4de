"""Goes on with 256 after 255.

base: reference
score: 6
caught by: stop-and-wait-sender-again
message: for message 257
hint: after 255 comes 0
"""
# instead of
        self.number = (self.number + 1) % 256
# this
        self.number += 1
