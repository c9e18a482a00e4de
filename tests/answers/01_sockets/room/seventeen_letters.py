"""Counts the letters wrongly by one.

base: reference
score: 3
caught by: room-names
message: aaaaaaaaaaaaaaaaa
hint: 16 letters are allowed, 17 are not
"""
# instead of
        if not (name.isalnum() and len(name) <= 16):
# this
        if not (name.isalnum() and len(name) <= 17):
