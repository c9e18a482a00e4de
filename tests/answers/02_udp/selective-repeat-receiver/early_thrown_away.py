"""Takes only the number that is expected, as stop-and-wait does.

base: reference
score: 0
caught by: selective-repeat-receiver-order
message: DATA 0 a, 0.3
hint: deliver all that follow
"""
# instead of
        if ahead < self.window:
# this
        if ahead == 0:
