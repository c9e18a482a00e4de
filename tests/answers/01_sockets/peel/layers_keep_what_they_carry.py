"""Gives each layer the whole that it wraps, not its own bytes only.

base: reference
score: 0
caught by: peel-data
message: each layer has its own bytes only
"""
# instead of
    layers = [("Ethernet", ethernet)]
# this
    layers = [("Ethernet", frame)]

# instead of
    layers.append(("IPv4", header))
# this
    layers.append(("IPv4", packet))

# instead of
    layers.append(("UDP", header))
# this
    layers.append(("UDP", datagram))
