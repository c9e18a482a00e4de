"""Refuses what a kernel refuses, and looks for no wildcard.

base: reference
score: 1
caught by: demux-wildcards-order
message: Got: None, for
hint: is at the wildcard, which stands for every host
"""
# instead of
        return super().lookup(protocol, source, destination) or super().lookup(protocol, source, wildcard)
# this
        return super().lookup(protocol, source, destination)
