"""Calls self.lookup where the lookup of Demux is meant.

base: reference
score: 0
caught by: demux-wildcards-order
message: raised RecursionError
hint: super().lookup is that of Demux
"""
# instead of
        return super().lookup(protocol, source, destination) or super().lookup(protocol, source, wildcard)
# this
        return self.lookup(protocol, source, destination) or self.lookup(protocol, source, wildcard)
