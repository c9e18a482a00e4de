"""Does not look whether the block number is there.

base: reference
score: 2
caught by: peel-malformed
message: half a block number
hint: a block number of two more
"""
# instead of
    if len(message) < 2 or (message[:2] == b"\x00\x03" and len(message) < 4):
# this
    if len(message) < 2:
