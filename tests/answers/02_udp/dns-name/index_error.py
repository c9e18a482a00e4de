"""Lets the IndexError of a message that is cut escape.

base: reference
score: 4
caught by: dns-name-cut
message: IndexError
hint: raise Truncated
"""
# instead of
    while at < len(message):
# this
    while True:
