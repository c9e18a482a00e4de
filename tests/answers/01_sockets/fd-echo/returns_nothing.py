"""Forgets to return the count.

base: reference
score: 2
caught by: fd-echo-pieces
message: returned None
hint: the call returned nothing
"""
# instead of
        return count
# this
