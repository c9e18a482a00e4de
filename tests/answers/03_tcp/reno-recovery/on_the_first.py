"""Begins at the first duplicate.

base: reference
score: 0
caught by: reno-recovery-begins
message: three duplicates halve the window
hint: one duplicate may come of overtaking
"""
# instead of
        if count == 3:
# this
        if count == 1:

# instead of
        elif count > 3 and self.recovers:
# this
        elif count > 1 and self.recovers:
