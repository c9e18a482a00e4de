"""Lets an IPv4 header that is longer than its packet end where the packet ends.

base: reference
score: 2
caught by: unwrap-malformed
message: longer than its packet
hint: no less than its header
"""
# instead of
    if not 20 <= size <= total <= len(packet):
# this
    if size < 20 or not 20 <= total <= len(packet):
