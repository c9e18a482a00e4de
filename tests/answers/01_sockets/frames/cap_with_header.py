"""Counts the four bytes of the length against the cap when it makes a frame.

base: right_plain
score: 5
caught by: frames-too-long
message: [1048576], since CAP bytes are not too many
hint: the cap itself is allowed
"""
# instead of
    if len(message) > CAP:
# this
    if len(message) + 4 > CAP:
