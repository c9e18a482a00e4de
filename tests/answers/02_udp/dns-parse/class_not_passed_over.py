"""Forgets the class of the question.

base: reference
score: 1
caught by: dns-parse-answers
message: an alias and two addresses
hint: the first record begins behind type and class
"""
# instead of
    at += 4
# this
    at += 2
