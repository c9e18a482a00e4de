"""Asks four bytes of every TFTP message.

base: reference
score: 2
caught by: peel-others
message: for an opcode of 4 with nothing behind it
hint: only opcode 3 needs two bytes more
"""
# instead of
    if len(message) < 2 or (message[:2] == b"\x00\x03" and len(message) < 4):
# this
    if len(message) < 4:
