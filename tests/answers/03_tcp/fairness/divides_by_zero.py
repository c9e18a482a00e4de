"""Does not look for rates that are all 0.

base: reference
score: 2
caught by: fairness-index
message: since they are equal
hint: equal: 1.0
"""
# instead of
    if not any(rates):
        return 1.0
# this
    pass
