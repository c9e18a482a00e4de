"""Does not look at the EtherType.

base: reference
score: 2
caught by: unwrap-others
message: an IPv6 packet
hint: go on to IPv4 only if it is 0x0800
"""
# instead of
    if ethernet[12:] != b"\x08\x00":
        return [("Ethernet", ethernet), ("DATA", packet)]
# this
