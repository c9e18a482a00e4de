"""Wants data behind the header.

base: reference
score: 0
caught by: tcp-header-fields
message: parse_header
hint: all of the segment may be header
"""
# instead of
    if not 20 <= size <= len(segment):
# this
    if not 20 <= size < len(segment):
