"""Takes the size of the packet for that of the block.

base: reference
score: 3
caught by: tftp-get-last
message: 511 bytes
hint: without its header
"""
# instead of
            if len(payload) < BLOCK:
# this
            if len(packet) < BLOCK:
