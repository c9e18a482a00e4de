"""Does not look how long the whole name is.

base: reference
score: 2
caught by: dns-query-limits
message: since the name would take 256 bytes
hint: each label, a length byte for each, and the zero byte
"""
# instead of
    if len(encoded) > 255:
        raise ValueError(f"the name takes {len(encoded)} bytes, and 255 are the most")
# this
    assert encoded
