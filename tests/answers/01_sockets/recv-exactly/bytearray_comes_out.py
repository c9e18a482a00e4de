"""Returns the bytearray that it collected in.

base: reference
score: 0
caught by: recv-exactly-pieces
message: bytearray
"""
# instead of
    return bytes(received)
# this
    return received
