"""Asks only whether the length is too large.

base: right_plain
score: 4
caught by: udp-parse-lengths
message: Truncated
hint: ask for 8 bytes before you unpack them
"""
# instead of
    if not 8 <= length <= len(segment):
# this
    if length > len(segment):
