"""Lets a UDP length below 8 through.

base: reference
score: 2
caught by: peel-malformed
message: a UDP length of 5, of another application
hint: is 8 at the least
"""
# instead of
    if not 8 <= length <= len(inside):
# this
    if length > len(inside):
