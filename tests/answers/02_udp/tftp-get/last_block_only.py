"""Keeps the last block only.

base: reference
score: 1
caught by: tftp-get-blocks
message: two.bin
hint: block 1 is not in what was returned
"""
# instead of
            content += payload
# this
            content = bytearray(payload)
