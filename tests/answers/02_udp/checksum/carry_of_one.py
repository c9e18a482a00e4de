"""Takes any carry for 1.

base: reference
score: 0
caught by: checksum-rfc
message: returns 0x220d, as in RFC 1071
hint: add 16-bit words
"""
# instead of
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
# this
    while total > 0xFFFF:
        total = (total & 0xFFFF) + 1
