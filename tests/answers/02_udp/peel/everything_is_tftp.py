"""Takes every datagram for TFTP.

base: reference
score: 2
caught by: peel-others
message: for another application
hint: and only then
"""
# instead of
    if TFTP_PORTS.isdisjoint(struct.unpack("!HH", inside[:4])):
        return [*layers, ("DATA", message)]
# this
