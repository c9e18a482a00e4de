"""Takes a query for a response.

base: reference
score: 3
caught by: dns-parse-refuses
message: a query
hint: 0x8000
"""
# instead of
    if not flags & 0x8000 or questions != 1:
# this
    if questions != 1:
