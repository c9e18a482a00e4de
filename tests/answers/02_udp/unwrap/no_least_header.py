"""Lets an IPv4 header of 16 bytes through.

base: reference
score: 2
caught by: unwrap-malformed
message: an IPv4 header of 16 bytes
hint: has 20 bytes at least
"""
# instead of
    if not 20 <= size <= total <= len(packet):
# this
    if not size <= total <= len(packet):
