"""Compares numbers inside the window without modulo, so that the window ends at the last number.

base: reference
score: 1
caught by: selective-repeat-receiver-order
message: DATA 0 i, 0.9
hint: after 7 comes 0
"""
# instead of
        if self.window <= ahead < self.numbers - self.window:
            return []
        if ahead < self.window:
# this
        inside = self.expected <= number < self.expected + self.window
        if not inside and ahead < self.numbers - self.window:
            return []
        if inside:
