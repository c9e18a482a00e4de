"""Takes the packet's source for the local address and its destination for the remote one.

base: reference
score: 0
caught by: demux-clients
message: Got: None, for TCP
hint: the source is the remote one
"""
# instead of
        for key in (SocketKey(protocol, destination, source), SocketKey(protocol, destination)):
# this
        for key in (SocketKey(protocol, source, destination), SocketKey(protocol, source)):
