"""Refuses eight bytes, a datagram without payload.

base: right_plain
score: 4
caught by: udp-parse-lengths
message: raised Truncated
hint: 8 bytes are enough
"""
# instead of
    if len(segment) < 8:
# this
    if len(segment) <= 8:
