"""Counts what answers nothing of ours as a duplicate.

base: reference
score: 2
caught by: link-stats-counts
message: where a stranger is answered
hint: not as a duplicate either
"""
# instead of
        elif number in first:
# this
        elif number in first or number not in sent:
