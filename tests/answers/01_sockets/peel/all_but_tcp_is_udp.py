"""Takes for UDP whatever is not TCP.

base: reference
score: 4
caught by: peel-others
message: go on to UDP only if it is 17
"""
# instead of
    if header[9] != 17:
# this
    if header[9] == 6:
