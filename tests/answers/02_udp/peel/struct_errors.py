"""Lets struct.error out where a header is too short.

base: reference
score: 2
caught by: peel-malformed
message: struct.error
hint: look before you cut
"""
# instead of
    length = int.from_bytes(inside[4:6], "big")
# this
    _, _, length, _ = struct.unpack("!HHHH", inside[:8])
