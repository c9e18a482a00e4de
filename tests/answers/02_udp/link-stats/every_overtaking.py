"""Counts how many have overtaken, for each that was overtaken.

base: reference
score: 3
caught by: link-stats-order
message: where probe 0 was overtaken by two others
hint: the one that was overtaken is probe 0
"""
# instead of
            reordered += any(other > number for other in first)
# this
            reordered += sum(other > number for other in first)
