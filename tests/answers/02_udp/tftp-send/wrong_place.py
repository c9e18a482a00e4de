"""Cuts the blocks one too late.

base: reference
score: 0
caught by: tftp-send-blocks
message: 511 bytes, with block 1
hint: begins with the first byte
"""
# instead of
        packet = build("DATA", number, content[(number - 1) * BLOCK : number * BLOCK])
# this
        packet = build("DATA", number, content[number * BLOCK : (number + 1) * BLOCK])
