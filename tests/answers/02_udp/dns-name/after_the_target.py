"""Goes on behind the name to which a pointer led.

base: reference
score: 3
caught by: dns-name-pointers
message: a pointer alone
hint: where the name left off
"""
# instead of
            at, after = target, after or at + 2
# this
            at = target
