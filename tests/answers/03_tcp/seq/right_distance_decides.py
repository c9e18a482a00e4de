"""Lets `<` decide, and turns it round where the numbers are more than half a ring apart.

score: 5
"""

def seq_add(a, n):
    total = a + n
    while total < 0:
        total += 2**32
    return total % 2**32


def seq_diff(a, b):
    apart = a - b
    if apart >= 2**31:
        return apart - 2**32
    if apart < -(2**31):
        return apart + 2**32
    return apart


def seq_lt(a, b):
    if abs(a - b) < 2**31:
        return a < b
    return a > b
