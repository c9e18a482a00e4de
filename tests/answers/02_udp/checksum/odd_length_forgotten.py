"""Never pads: struct.unpack raises for an odd number of bytes.

base: reference
score: 0
caught by: checksum-rfc
message: unpack requires
hint: came
"""
# instead of
    if len(data) % 2:
        data += b"\x00"
# this
