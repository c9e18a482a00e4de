"""Reads labels as UTF-8, and puts a sign in the place of what is none.

base: reference
score: 2
caught by: dns-name-labels
message: whatever its bytes are
hint: decode('latin-1')
"""
# instead of
            labels.append(message[at + 1 : at + 1 + length].decode("latin-1"))
# this
            labels.append(message[at + 1 : at + 1 + length].decode(errors="replace"))
