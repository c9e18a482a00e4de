"""Takes the first timeout of all for one that follows another.

base: reference
score: 0
caught by: reno-timeout-first
message: slow start ends at the new threshold
hint: this timeout is the first of all
"""
# instead of
        self.waited = False  # whether the timer was due since something was acknowledged
# this
        self.waited = True
