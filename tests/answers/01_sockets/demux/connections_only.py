"""Looks for all four values, and for nothing else.

base: reference
score: 0
caught by: demux-clients
message: Got: None, for TCP
hint: no socket with a remote address fits the packet
"""
# instead of
        for key in (SocketKey(protocol, destination, source), SocketKey(protocol, destination)):
# this
        for key in (SocketKey(protocol, destination, source),):
