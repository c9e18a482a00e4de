"""Returns the changed payload without the header.

base: right_one_large_number
score: 0
caught by: blind-spot-text
message: the header stays
hint: take the payload apart into 16-bit words
"""
# instead of
    return segment[:8] + number.to_bytes(4, "big") + segment[12:]
# this
    return number.to_bytes(4, "big") + segment[12:]
