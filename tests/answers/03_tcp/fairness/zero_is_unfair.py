"""Returns 0 where nobody has anything.

base: reference
score: 2
caught by: fairness-index
message: since they are equal
"""
# instead of
    if not any(rates):
        return 1.0
# this
    if not any(rates):
        return 0.0
