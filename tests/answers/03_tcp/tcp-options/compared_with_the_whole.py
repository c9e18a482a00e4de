"""Compares the length with all of the options, not with what is left.

base: reference
score: 2
caught by: tcp-options-lengths
message: since its last option says 10 bytes
hint: compare the length with the bytes that are left
"""
# instead of
        if not 2 <= length <= len(data) - at:
# this
        if not 2 <= length <= len(data):
