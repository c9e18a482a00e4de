"""Forgets the number of senders.

base: reference
score: 0
caught by: fairness-index
message: since both have the same
hint: a factor below the line
"""
# instead of
    return sum(rates) ** 2 / (len(rates) * sum(rate**2 for rate in rates))
# this
    return sum(rates) ** 2 / sum(rate**2 for rate in rates)
