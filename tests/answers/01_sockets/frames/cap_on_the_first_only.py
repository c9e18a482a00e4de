"""Looks at the length of the first frame in its buffer only.

base: reference
score: 5
caught by: frames-too-long
message: every length, not only
hint: look at every length
"""
# instead of
            if length > CAP:
# this
            if position == 0 and length > CAP:
