"""Follows one pointer, and refuses a second.

base: reference
score: 3
caught by: dns-name-pointers
message: a pointer that leads to another
hint: go on in the same loop
"""
# instead of
            if target >= at or pointers > 127:
# this
            if target >= at or pointers > 1:
