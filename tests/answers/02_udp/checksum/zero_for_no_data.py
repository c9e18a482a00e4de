"""Takes the checksum of nothing for 0.

base: reference
score: 3
caught by: checksum-edges
message: returns 0xffff
hint: the sum of nothing is 0
"""
# instead of
    """The internet checksum of `data`, from 0 to 0xFFFF (RFC 1071)."""
# this
    """The internet checksum of `data`, from 0 to 0xFFFF (RFC 1071)."""
    if not data:
        return 0
