"""Leaves a layer of data out when it is empty.

base: reference
score: 2
caught by: peel-others
message: an empty last block
hint: the layer is there, and empty
"""
# instead of
    return [*layers, ("TFTP", message[:4]), ("DATA", message[4:])]
# this
    return [*layers, ("TFTP", message[:4])] + ([("DATA", message[4:])] if message[4:] else [])
