"""Answers each segment.

base: reference
score: 4
caught by: receiver-outside-dropped
message: on_segment(data(9)) returns False
hint: it carries nothing: no answer
"""
# instead of
        return length > 0
# this
        return True
