"""Passes over a repeated block.

base: reference
score: 4
caught by: tftp-get-reliably-doubled
message: acknowledges what comes twice
hint: acknowledge it again, at once
"""
# instead of
            elif kind == "DATA" and number == (expected - 1) % 65536 and to != server:
# this
            elif kind == "NONE":
