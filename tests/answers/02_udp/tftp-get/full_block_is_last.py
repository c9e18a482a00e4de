"""Takes a block of 512 bytes for the last one too.

base: reference
score: 0
caught by: tftp-get-blocks
message: two.bin
hint: a block of 512 bytes is not the last one
"""
# instead of
            if len(payload) < BLOCK:
# this
            if len(payload) <= BLOCK:
