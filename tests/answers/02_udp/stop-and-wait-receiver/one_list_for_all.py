"""Shares the list between all receivers.

base: reference
score: 0
caught by: stop-and-wait-receiver-delivers
message: DATA 0 x
hint: of its own
"""
# instead of
    timer = None  # a receiver waits for nothing
# this
    timer = None  # a receiver waits for nothing
    delivered: list[bytes] = []
# instead of
        self.delivered: list[bytes] = []
# this
        pass
