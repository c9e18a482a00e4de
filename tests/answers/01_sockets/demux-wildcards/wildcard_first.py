"""Asks for the wildcard before the destination's own address.

base: reference
score: 2
caught by: demux-wildcards-order
message: a specific address wins
hint: look for the most specific key first
"""
# instead of
        return super().lookup(protocol, source, destination) or super().lookup(protocol, source, wildcard)
# this
        return super().lookup(protocol, source, wildcard) or super().lookup(protocol, source, destination)
