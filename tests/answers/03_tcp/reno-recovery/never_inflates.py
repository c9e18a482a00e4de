"""Takes no notice of further duplicates.

base: reference
score: 2
caught by: reno-recovery-begins
message: three duplicates halve the window
hint: one more may go
"""
# instead of
        elif count > 3 and self.recovers:
# this
        elif count < 0:
