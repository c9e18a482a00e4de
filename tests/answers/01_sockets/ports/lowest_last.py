"""Returns the highest port first.

base: right_one_expression
score: 2
caught by: ports-sampled
message: the lowest first
hint: the lowest port comes first
"""
# instead of
    return min(ports), max(ports)
# this
    return max(ports), min(ports)
