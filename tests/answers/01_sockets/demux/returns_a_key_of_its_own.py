"""Finds out whether anybody gets the packet, and makes up a key from its destination.

base: right_list
score: 0
caught by: demux-clients
message: Got: SocketKey
hint: have lookup return one of them
"""
# instead of
                    return key
# this
                    return SocketKey(protocol, source)
