"""The result is a million lists, side by side and within each other.

place: in total
points: 0
"""
def total(numbers):
    return [[[]] for _ in range(500_000)]
