"""Gives each layer as a list.

base: reference
score: 1
caught by: unwrap-lengths
message: as a kernel sent it
hint: a list, where tuple is wanted
"""
# instead of
    return [("Ethernet", ethernet), ("IPv4", packet[:size]), ("DATA", packet[size:total])]
# this
    return [["Ethernet", ethernet], ["IPv4", packet[:size]], ["DATA", packet[size:total]]]
