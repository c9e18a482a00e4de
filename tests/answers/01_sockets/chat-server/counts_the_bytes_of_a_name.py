"""Measures a name in bytes of UTF-8, of which a letter may have more than one.

base: reference
score: 10
caught by: chat-server-names
message: bad name
"""
# instead of
        elif not (text[6:].isalnum() and len(text[6:]) <= 16):
# this
        elif not (text[6:].isalnum() and len(text[6:].encode()) <= 16):
