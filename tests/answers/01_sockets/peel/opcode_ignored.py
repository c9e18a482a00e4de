"""Cuts four bytes off every TFTP message and calls the rest data.

base: reference
score: 4
caught by: peel-others
message: only opcode 3 has data
"""
# instead of
    opcode, _ = cut(message, 2)
    if opcode != b"\x00\x03":
        return [*layers, ("TFTP", message)]
# this
