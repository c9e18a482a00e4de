"""Takes the second byte of a pointer only.

base: reference
score: 2
caught by: dns-name-pointers
message: 0x2c8
hint: the 14 bits below the top two
"""
# instead of
            target = int.from_bytes(message[at : at + 2], "big") & 0x3FFF
# this
            target = message[at + 1]
