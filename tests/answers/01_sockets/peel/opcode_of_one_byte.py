"""Looks at the lower byte of the opcode only.

base: reference
score: 4
caught by: peel-others
message: an opcode is two bytes
"""
# instead of
    if opcode != b"\x00\x03":
# this
    if opcode[1] != 3:
