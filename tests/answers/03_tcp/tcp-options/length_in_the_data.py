"""Leaves the length in front of the data.

base: reference
score: 2
caught by: tcp-options-list
message: the MSS 1460
hint: the data begins behind the length
"""
# instead of
        options.append((data[at], data[at + 2 : at + length]))
# this
        options.append((data[at], data[at + 1 : at + length]))
