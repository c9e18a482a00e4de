"""Takes the packet's end from the frame's.

base: reference
score: 2
caught by: unwrap-lengths
message: bytes of padding behind it
hint: take the end from IPv4
"""
# instead of
    return [("Ethernet", ethernet), ("IPv4", packet[:size]), ("DATA", packet[size:total])]
# this
    return [("Ethernet", ethernet), ("IPv4", packet[:size]), ("DATA", packet[size:])]
