"""Waits for the end of the list, which need not come.

base: reference
score: 2
caught by: tcp-options-list
message: the MSS 1460
hint: the options may end without a kind 0
"""
# instead of
    while at < len(data) and data[at] != 0:
# this
    while data[at] != 0:
