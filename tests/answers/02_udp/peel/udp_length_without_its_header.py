"""Takes the length of UDP for that of what the datagram carries.

base: reference
score: 1
caught by: peel-layers
message: does not cover
hint: counts its own 8 bytes
"""
# instead of
    message = inside[8:length]
# this
    message = inside[8 : 8 + length]
