"""Once a listener has a connection, it hands newcomers to nobody.

base: right_list
score: 0
caught by: demux-clients
message: Got: None, for TCP
hint: no socket with a remote address fits the packet, so socket 1 takes it
"""
# instead of
        for remote in (source, None):
            for key in self.keys:
                if key.protocol == protocol and key.local == destination and key.remote == remote:
                    return key
# this
        for key in self.keys:
            if key.protocol == protocol and key.local == destination and key.remote == source:
                return key
        here = [key for key in self.keys if key.protocol == protocol and key.local == destination]
        if len(here) == 1 and here[0].remote is None:
            return here[0]
