"""Acknowledges the number that is expected next, as TCP does.

base: reference
score: 0
caught by: stop-and-wait-receiver-delivers
message: DATA 0 a, 0.0
hint: the ACK has the number of the DATA
"""
# instead of
        return [build("ACK", number)]
# this
        return [build("ACK", self.expected)]
