"""Acknowledges what is in neither window.

base: reference
score: 2
caught by: selective-repeat-receiver-others
message: DATA 2 c, 0.0
hint: 2 is in neither
"""
# instead of
        if self.window <= ahead < self.numbers - self.window:
            return []
# this
        if False:
            return []
