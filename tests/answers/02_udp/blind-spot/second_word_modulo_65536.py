"""Computes the second word anew with a mask of 16 bits, which loses the carry.

base: right_second_word_from_the_first
score: 1
caught by: blind-spot-any
message: no room on one side
hint: equal words gain nothing by changing places
"""
# instead of
    second = (total - first) % 0xFFFF
# this
    second = (total - first) & 0xFFFF
