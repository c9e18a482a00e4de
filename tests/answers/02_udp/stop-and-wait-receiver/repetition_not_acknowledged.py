"""Acknowledges a message only when it delivers it.

base: reference
score: 0
caught by: stop-and-wait-receiver-delivers
message: DATA 1 b, 0.2
hint: Acknowledge it again
"""
# instead of
        return [build("ACK", number)]
# this
            return [build("ACK", number)]
        return []
