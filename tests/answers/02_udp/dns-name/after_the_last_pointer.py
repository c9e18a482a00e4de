"""Goes on behind the last pointer.

base: reference
score: 3
caught by: dns-name-pointers
message: a pointer that leads to another
hint: where the name left off
"""
# instead of
            at, after = target, after or at + 2
# this
            at, after = target, at + 2
