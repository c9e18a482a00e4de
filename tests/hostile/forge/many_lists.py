"""The result is two hundred thousand lists and what lies in them.

place: in total
points: 0
"""
def total(numbers):
    return [[[], 0] for _ in range(100_000)]
