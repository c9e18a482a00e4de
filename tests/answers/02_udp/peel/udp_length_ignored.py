"""Takes the datagram to end where its packet ends.

base: reference
score: 1
caught by: peel-layers
message: does not cover
hint: a datagram ends where the length
"""
# instead of
    message = inside[8:length]
# this
    message = inside[8:]
