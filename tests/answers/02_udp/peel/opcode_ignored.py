"""Cuts four bytes off every TFTP message and calls the rest data.

base: reference
score: 2
caught by: peel-others
message: for a request
hint: only opcode 3
"""
# instead of
    if message[:2] != b"\x00\x03":
        return [*layers, ("TFTP", message)]
# this
