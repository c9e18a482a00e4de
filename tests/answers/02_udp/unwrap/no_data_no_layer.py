"""Leaves a layer of data out when it is empty.

base: reference
score: 2
caught by: unwrap-others
message: since it carries nothing
hint: the layer is there
"""
# instead of
        return [("Ethernet", ethernet), ("DATA", packet)]
# this
        return [("Ethernet", ethernet), ("DATA", packet)] if packet else [("Ethernet", ethernet)]
