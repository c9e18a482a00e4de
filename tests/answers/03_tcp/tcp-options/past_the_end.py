"""Takes what is left of an option that reaches past the end.

base: reference
score: 2
caught by: tcp-options-lengths
message: since it says 6 bytes and 4 are left
hint: compare the length with the bytes that are left
"""
# instead of
        if not 2 <= length <= len(data) - at:
# this
        if length < 2:
