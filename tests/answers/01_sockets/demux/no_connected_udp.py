"""Thinks that UDP has no connections, so that the remote address of a UDP socket does not matter.

base: right_list
score: 4
caught by: demux-datagrams
message: nobody the rest
hint: the remote address of socket 1 is not the packet's source
"""
# instead of
        for remote in (source, None):
            for key in self.keys:
                if key.protocol == protocol and key.local == destination and key.remote == remote:
                    return key
# this
        for remote in (source, None):
            for key in self.keys:
                if key.protocol == protocol and key.local == destination:
                    if protocol == "udp" or key.remote == remote:
                        return key
