"""Allows the letters of the English alphabet only.

base: reference
score: 3
caught by: room-names
message: ëëë
"""
# instead of
        if not (name.isalnum() and len(name) <= 16):
# this
        if not (name.isalnum() and name.isascii() and len(name) <= 16):
