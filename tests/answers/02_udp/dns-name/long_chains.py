"""Remembers where it has been, and follows chains of any length.

base: reference
score: 4
caught by: dns-name-bombs
message: since it takes 128 pointers
hint: refuse the 128th
"""
# instead of
    at, after, size, pointers = start, 0, 1, 0
# this
    at, after, size, pointers = start, 0, 1, 0
    seen = set()
# instead of
            if target >= at or pointers > 127:
# this
            seen.add(at)
            if target >= at or target in seen:
