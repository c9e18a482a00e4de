"""Measures a name in bytes of UTF-8, of which a letter may have more than one.

base: reference
score: 3
caught by: room-names
message: ëëë
hint: and not the bytes
"""
# instead of
        if not (name.isalnum() and len(name) <= 16):
# this
        if not (name.isalnum() and len(name.encode()) <= 16):
