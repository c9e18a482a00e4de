"""Takes any carry for 1.

base: reference
score: 0
caught by: checksum-rfc
message: 0x2ddf0
"""
# instead of
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
# this
    while total > 0xFFFF:
        total = (total & 0xFFFF) + 1
