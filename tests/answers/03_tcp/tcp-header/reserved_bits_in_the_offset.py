"""Masks the wrong half of the byte.

base: reference
score: 0
caught by: tcp-header-fields
message: parse_header
hint: the upper four bits of byte 12 count words
"""
# instead of
    size = 4 * (offset >> 4)
# this
    size = 4 * (offset & 15)
