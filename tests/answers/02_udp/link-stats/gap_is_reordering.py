"""Counts an answer that came while a lower number has none, so that a loss is reordering.

base: reference
score: 1
caught by: link-stats-counts
message: where probe 1 is never answered
hint: nothing was overtaken here
"""
# instead of
            reordered += any(other > number for other in first)
# this
            reordered += any(other < number and other not in first for other in sent)
