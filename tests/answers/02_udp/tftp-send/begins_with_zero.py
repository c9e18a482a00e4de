"""Counts the blocks from 0.

base: reference
score: 0
caught by: tftp-send-blocks
message: 0 bytes in 1 blocks
hint: one of fewer is the last
"""
# instead of
        packet = build("DATA", number, content[(number - 1) * BLOCK : number * BLOCK])
# this
        packet = build("DATA", number - 1, content[(number - 1) * BLOCK : number * BLOCK])
