"""Returns the local address of the socket, where its key is wanted.

base: right_list
score: 0
caught by: demux-clients
message: Got: (
hint: where SocketKey is wanted
"""
# instead of
                    return key
# this
                    return key.local
