"""Sorts the options.

base: reference
score: 2
caught by: tcp-options-list
message: those of Linux's SYN
hint: the options stay in their order
"""
# instead of
    return tuple(options)
# this
    return tuple(sorted(options))
