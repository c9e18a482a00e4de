"""Returns zeros when it was to take no samples.

base: right_one_expression
score: 2
caught by: ports-sampled
message: no sample has no lowest port
hint: look at `samples` first
"""
# instead of
        raise ValueError(samples)
# this
        return 0, 0
