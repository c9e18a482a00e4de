"""Thinks that the length counts the data only.

base: reference
score: 0
caught by: tcp-options-list
message: the MSS 1460
hint: the length counts kind and length, too
"""
# instead of
        length = data[at + 1]
# this
        length = data[at + 1] + 2
