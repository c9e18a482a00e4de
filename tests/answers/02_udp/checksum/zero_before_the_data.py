"""Puts the zero byte in front of all the data.

base: reference
score: 0
caught by: checksum-rfc
message: 0xfbfd, since 0x0102 + 0x0300 is 0x0402
hint: a zero byte is thought to follow the last of an odd number
"""
# instead of
        data += b"\x00"
# this
        data = b"\0" + data
