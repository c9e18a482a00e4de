"""Is silent on what has been delivered.

base: reference
score: 0
caught by: selective-repeat-receiver-order
message: DATA 1 b, 0.4
hint: its ACK was lost
"""
# instead of
        if self.window <= ahead < self.numbers - self.window:
            return []
# this
        if ahead >= self.window:
            return []
