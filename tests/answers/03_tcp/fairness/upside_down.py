"""Has the squares above the line.

base: reference
score: 0
caught by: fairness-index
message: since one of four has everything
hint: stands above the line
"""
# instead of
    return sum(rates) ** 2 / (len(rates) * sum(rate**2 for rate in rates))
# this
    return sum(rate**2 for rate in rates) / sum(rates) ** 2 * len(rates) ** (len(set(rates)) == 1)
