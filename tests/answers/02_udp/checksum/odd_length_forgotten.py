"""Never pads: struct.unpack raises for an odd number of bytes.

base: reference
score: 0
caught by: checksum-rfc
message: unpack requires
hint: no error should come out
"""
# instead of
    if len(data) % 2:
        data += b"\x00"
# this
