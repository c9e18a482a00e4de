"""Takes the first block for the whole file.

base: reference
score: 0
caught by: tftp-get-blocks
message: two.bin
hint: each block is acknowledged
"""
# instead of
            if len(payload) < BLOCK:
# this
            if payload or not payload:
