"""Returns nothing.

base: reference
score: 0
caught by: echo-one-back
message: returned None
hint: the call returned nothing
"""
# instead of
    return count
# this
