"""Puts the zero byte in front of all the data.

base: reference
score: 0
caught by: checksum-rfc
message: the zero goes after it
"""
# instead of
        data += b"\x00"
# this
        data = b"\0" + data
