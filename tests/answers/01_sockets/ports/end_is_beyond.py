"""Gives the range as Python does, with an end that is not in it.

base: right_one_expression
score: 2
caught by: ports-sampled
message: returns one of the kernel's ports twice
hint: are the same
"""
# instead of
    return min(ports), max(ports)
# this
    return min(ports), max(ports) + 1
