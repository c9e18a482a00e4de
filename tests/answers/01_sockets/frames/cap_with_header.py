"""Counts the four bytes of the length against the cap when it makes a frame.

base: right_plain
score: 5
caught by: frames-too-long
message: exactly
"""
# instead of
    if len(message) > CAP:
# this
    if len(message) + 4 > CAP:
