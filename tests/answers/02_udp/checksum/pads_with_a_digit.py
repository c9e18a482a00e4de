"""Pads with the character 0, which is the byte 0x30.

base: reference
score: 0
caught by: checksum-rfc
message: zero byte
hint: a zero byte is thought to follow the last of an odd number
"""
# instead of
        data += b"\x00"
# this
        data += b"0"
