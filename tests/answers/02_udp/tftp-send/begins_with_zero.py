"""Counts the blocks from 0.

base: reference
score: 0
caught by: tftp-send-blocks
message: 0 bytes, with block 1
hint: the first block has number 1
"""
# instead of
        packet = build("DATA", number, content[(number - 1) * BLOCK : number * BLOCK])
# this
        packet = build("DATA", number - 1, content[(number - 1) * BLOCK : number * BLOCK])
