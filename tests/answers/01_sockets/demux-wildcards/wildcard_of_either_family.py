"""Gives an IPv4 packet to a socket at ::.

base: reference
score: 2
caught by: demux-wildcards-families
message: :: listens alone
hint: at the wildcard of the other family
"""
# instead of
        return super().lookup(protocol, source, destination) or super().lookup(protocol, source, wildcard)
# this
        found = super().lookup(protocol, source, destination) or super().lookup(protocol, source, wildcard)
        return found or super().lookup(protocol, source, ("::", port))
