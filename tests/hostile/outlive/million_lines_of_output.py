"""A cell, and a call, print a million lines.

place: in total
points: 2
"""
import os

print("\n" * 1_000_000)
os.write(1, b"line\n" * 1_000_000)


def total(numbers):
    print("\n" * 1_000_000)
    return sum(numbers)
