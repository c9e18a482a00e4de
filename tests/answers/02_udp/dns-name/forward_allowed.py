"""Counts pointers, and follows those that lead forward.

base: reference
score: 4
caught by: dns-name-bombs
message: since the pointer at byte 12 leads to byte 14
hint: refuse one that leads to itself
"""
# instead of
            if target >= at or pointers > 127:
# this
            if pointers > 127:
