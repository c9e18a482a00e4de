"""Halves on each further duplicate.

base: reference
score: 1
caught by: reno-recovery-begins
message: three duplicates halve the window
"""
# instead of
        if count == 3:
# this
        if count >= 3:
