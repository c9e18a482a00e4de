"""Refuses a length of 0, but takes one of 1.

base: reference
score: 2
caught by: tcp-options-lengths
message: since its length is 1
hint: so it is 2 at least
"""
# instead of
        if not 2 <= length <= len(data) - at:
# this
        if not 1 <= length <= len(data) - at:
