"""Answers an ERROR of a stranger with an ERROR.

base: reference
score: 5
caught by: tftp-get-reliably-strangers
message: two strangers
hint: never answered with an ERROR
"""
# instead of
                if kind != "ERROR":
# this
                if kind:
