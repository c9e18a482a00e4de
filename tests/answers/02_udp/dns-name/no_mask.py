"""Forgets to take the top two bits off a pointer.

base: reference
score: 3
caught by: dns-name-pointers
message: raised Malformed
hint: the 14 bits below the top two
"""
# instead of
            target = int.from_bytes(message[at : at + 2], "big") & 0x3FFF
# this
            target = int.from_bytes(message[at : at + 2], "big")
