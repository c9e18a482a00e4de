"""Refuses a length of 8, the empty payload.

base: right_plain
score: 4
caught by: udp-parse-lengths
message: raised Truncated
hint: 8 bytes are enough
"""
# instead of
    if not 8 <= length <= len(segment):
# this
    if not 8 < length <= len(segment):
