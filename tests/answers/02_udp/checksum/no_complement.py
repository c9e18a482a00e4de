"""Returns the folded sum itself.

base: reference
score: 0
caught by: checksum-rfc
message: flip the bits
"""
# instead of
    return ~total & 0xFFFF
# this
    return total
