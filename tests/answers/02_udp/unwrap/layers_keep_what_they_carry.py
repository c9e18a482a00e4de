"""Gives each layer the whole that it wraps, not its own bytes only.

base: reference
score: 1
caught by: unwrap-lengths
message: Ethernet (47 bytes)
hint: its own bytes only
"""
# instead of
    return [("Ethernet", ethernet), ("IPv4", packet[:size]), ("DATA", packet[size:total])]
# this
    return [("Ethernet", frame), ("IPv4", packet[:total]), ("DATA", packet[size:total])]
