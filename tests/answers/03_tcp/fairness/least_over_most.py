"""Divides the smallest by the largest.

base: reference
score: 0
caught by: fairness-index
message: since one of four has everything
hint: the square of the sum
"""
# instead of
    return sum(rates) ** 2 / (len(rates) * sum(rate**2 for rate in rates))
# this
    return min(rates) / max(rates)
