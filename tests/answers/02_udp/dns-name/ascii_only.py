"""Reads labels as ASCII.

base: reference
score: 1
caught by: dns-name-labels
message: whatever its bytes are
hint: decode('latin-1')
"""
# instead of
            labels.append(message[at + 1 : at + 1 + length].decode("latin-1"))
# this
            labels.append(message[at + 1 : at + 1 + length].decode("ascii"))
