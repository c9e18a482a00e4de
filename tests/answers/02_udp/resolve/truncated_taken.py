"""Returns the answers of a truncated response.

base: reference
score: 1
caught by: resolve-tcp
message: returns all 12 records
hint: ask again over TCP
"""
# instead of
    if response.truncated:
# this
    if False:
