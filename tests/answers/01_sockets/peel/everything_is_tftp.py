"""Takes every datagram for TFTP.

base: reference
score: 4
caught by: peel-others
message: the ports say whether it is TFTP
"""
# instead of
    if TFTP_PORTS.isdisjoint(struct.unpack("!HH", header[:4])):
        return [*layers, ("DATA", message)]
# this
