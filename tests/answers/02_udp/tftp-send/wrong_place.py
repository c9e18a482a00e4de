"""Cuts the blocks one too late.

base: reference
score: 0
caught by: tftp-send-blocks
message: blocks
hint: one of fewer is the last
"""
# instead of
        packet = build("DATA", number, content[(number - 1) * BLOCK : number * BLOCK])
# this
        packet = build("DATA", number, content[number * BLOCK : (number + 1) * BLOCK])
