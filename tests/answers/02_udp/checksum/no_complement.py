"""Returns the folded sum itself.

base: reference
score: 0
caught by: checksum-rfc
message: returns 0x220d, as in RFC 1071
hint: that is the folded sum
"""
# instead of
    return ~total & 0xFFFF
# this
    return total
