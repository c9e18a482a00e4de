"""A cell, and a call, print one line of fifty megabytes, on both streams and as what they display.

place: in total
points: 2
"""
import os
import sys

LINE = "x" * 50_000_000
print(LINE)
print(LINE, file=sys.stderr)


def total(numbers):
    print(LINE)
    return sum(numbers)


LINE
