"""Counts the bytes of the name anew behind each pointer.

base: reference
score: 4
caught by: dns-name-bombs
message: most of them behind a pointer
hint: without pointers
"""
# instead of
            at, after = target, after or at + 2
# this
            at, after, size = target, after or at + 2, 1
