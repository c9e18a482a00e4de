"""Believes a data offset below 5 words.

base: reference
score: 2
caught by: tcp-header-lengths
message: since no header is that short
hint: a header has at least 20 bytes
"""
# instead of
    if not 20 <= size <= len(segment):
# this
    if size > len(segment):
