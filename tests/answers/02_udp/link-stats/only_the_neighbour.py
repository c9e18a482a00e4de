"""Compares a number with the one that was answered just before.

base: reference
score: 3
caught by: link-stats-order
message: where two were overtaken
hint: compare with all that came before
"""
# instead of
            reordered += any(other > number for other in first)
# this
            reordered += bool(first) and number < list(first)[-1]
