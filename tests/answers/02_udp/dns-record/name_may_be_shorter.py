"""Allows data that goes on behind its name.

base: reference
score: 2
caught by: dns-record-liars
message: 8 are announced
hint: where the data ends
"""
# instead of
        if after != end:
# this
        if after > end:
