"""Refuses a header of exactly 20 bytes.

base: reference
score: 1
caught by: tcp-header-numbers
message: parse_header
hint: these 20 bytes are a whole header
"""
# instead of
    if not 20 <= size <= len(segment):
# this
    if not 20 < size <= len(segment):
