"""Exchanges unequal words, adds and takes 1 from equal ones, and forgets that there may be no room.

base: reference
score: 1
caught by: blind-spot-any
message: argument out of range
hint: equal words gain nothing by changing places
"""
# instead of
    if first in (0, 0xFFFF):
        first ^= 0xFFFF  # the two zeros of ones' complement
    elif second in (0, 0xFFFF):
        second ^= 0xFFFF
# this
    if first != second:
        first, second = second, first
