"""Slices without asking whether the bytes are there.

base: reference
score: 2
caught by: peel-malformed
message: a UDP length of 7
hint: look before you cut
"""
# instead of
    if not 8 <= length <= len(inside):
        raise Malformed(f"a datagram of {length} bytes, in {len(inside)} bytes")
# this

# instead of
    if len(message) < 2 or (message[:2] == b"\x00\x03" and len(message) < 4):
        raise Malformed(f"a TFTP message of {len(message)} bytes")
# this
