"""Tells the clients of a listener apart by their hosts, and forgets their ports.

base: right_list
score: 0
caught by: demux-clients
message: for TCP 127.0.0.1:b
hint: the same host, but another port
"""
# instead of
        for remote in (source, None):
            for key in self.keys:
                if key.protocol == protocol and key.local == destination and key.remote == remote:
                    return key
# this
        for key in self.keys:
            if key.protocol == protocol and key.local == destination and key.remote and key.remote[0] == source[0]:
                return key
        for key in self.keys:
            if key.protocol == protocol and key.local == destination and key.remote is None:
                return key
