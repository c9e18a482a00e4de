"""Folds without parentheses, and + and >> bind tighter than &.

base: reference
score: 0
caught by: checksum-rfc
message: bring the carry back in
hint: add 16-bit words
"""
# instead of
        total = (total & 0xFFFF) + (total >> 16)
# this
        total = total & 0xFFFF + total >> 16
