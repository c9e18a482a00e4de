"""Counts a late copy as reordered, too.

base: reference
score: 3
caught by: link-stats-order
message: where only a copy is late
hint: the late answer is a copy
"""
# instead of
            duplicates += 1
# this
            duplicates += 1
            reordered += any(other > number for other in first)
