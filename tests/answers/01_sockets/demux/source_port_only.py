"""Tells the clients of a listener apart by their ports, and forgets their hosts.

base: right_list
score: 2
caught by: demux-four-values
message: at two hosts
hint: the same port, but at another host
"""
# instead of
        for remote in (source, None):
            for key in self.keys:
                if key.protocol == protocol and key.local == destination and key.remote == remote:
                    return key
# this
        for key in self.keys:
            if key.protocol == protocol and key.local == destination and key.remote and key.remote[1] == source[1]:
                return key
        for key in self.keys:
            if key.protocol == protocol and key.local == destination and key.remote is None:
                return key
