"""Believes a data offset past the end.

base: reference
score: 2
caught by: tcp-header-lengths
message: since the options are missing
hint: a data offset of more bytes than there are
"""
# instead of
    if not 20 <= size <= len(segment):
# this
    if size < 20:
