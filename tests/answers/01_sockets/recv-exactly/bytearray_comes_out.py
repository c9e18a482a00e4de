"""Returns the bytearray that it collected in.

base: reference
score: 1
caught by: recv-exactly-pieces
message: bytearray
hint: the value is right and its type is not
"""
# instead of
    return bytes(received)
# this
    return received
