"""Takes a message with a known text for a repetition.

base: reference
score: 0
caught by: stop-and-wait-receiver-delivers
message: DATA 3 c, 0.5
hint: another number is another message
"""
# instead of
        if number == self.expected:
# this
        if message not in self.delivered:
