"""Keeps what is outside of its window.

base: reference
score: 2
caught by: selective-repeat-receiver-others
message: DATA 2 c, 0.0
hint: 2 is in neither
"""
# instead of
        if ahead < self.window:
# this
        if ahead < self.numbers // 2:
# instead of
        if self.window <= ahead < self.numbers - self.window:
            return []
# this
        if False:
            return []
