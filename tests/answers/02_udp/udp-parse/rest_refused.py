"""Refuses a segment with bytes behind the datagram.

base: right_plain
score: 2
caught by: udp-parse-lengths
message: Truncated
hint: more bytes than the length field says are no error
"""
# instead of
    if not 8 <= length <= len(segment):
# this
    if length < 8 or length != len(segment):
