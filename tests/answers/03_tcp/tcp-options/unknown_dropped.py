"""Drops options that it does not know.

base: reference
score: 2
caught by: tcp-options-list
message: the first of an unknown kind
hint: options are missing, and each one counts
"""
# instead of
        options.append((data[at], data[at + 2 : at + length]))
# this
        if data[at] in (2, 3, 4, 5, 8):
            options.append((data[at], data[at + 2 : at + length]))
