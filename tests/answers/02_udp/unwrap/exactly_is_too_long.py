"""Refuses what fits exactly.

base: reference
score: 1
caught by: unwrap-lengths
message: raised Malformed
hint: these lengths fit
"""
# instead of
    if not 20 <= size <= total <= len(packet):
# this
    if not 20 <= size <= total < len(packet):
