"""Counts the Total Length from the beginning of the frame.

base: reference
score: 1
caught by: unwrap-lengths
message: as a kernel sent it
hint: counts from IPv4's first byte
"""
# instead of
    return [("Ethernet", ethernet), ("IPv4", packet[:size]), ("DATA", packet[size:total])]
# this
    return [("Ethernet", ethernet), ("IPv4", packet[:size]), ("DATA", frame[14 + size : total])]
