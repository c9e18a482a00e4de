"""Looks at the lower byte of the opcode only.

base: reference
score: 2
caught by: peel-others
message: an opcode of 0x0103
hint: both of its bytes
"""
# instead of
    if message[:2] != b"\x00\x03":
# this
    if message[1] != 3:
