"""Ends a file of whole blocks without an empty block.

base: reference
score: 3
caught by: tftp-send-blocks
message: 512 bytes, with block 2
hint: another one, which may be empty
"""
# instead of
    for number in range(1, len(content) // BLOCK + 2):
# this
    for number in range(1, max(1, -(-len(content) // BLOCK)) + 1):
