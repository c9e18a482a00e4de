"""Measures an answer to a number that was never sent.

base: reference
score: 2
caught by: link-stats-counts
message: where a stranger is answered
hint: a number that was never sent counts nowhere
"""
# instead of
        elif number in sent:
# this
        else:
