"""Looks only whether a pointer leads back.

base: reference
score: 4
caught by: dns-name-bombs
message: since it takes 128 pointers
hint: refuse the 128th
"""
# instead of
            if target >= at or pointers > 127:
# this
            if target >= at:
