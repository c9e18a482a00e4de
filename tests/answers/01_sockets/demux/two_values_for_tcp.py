"""Finds TCP sockets as it finds UDP ones that are not connected: by local host and port.

base: right_list
score: 2
caught by: demux-clients
message: lookup returns the key of socket 2
hint: look for the most specific key first
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
                    if protocol == "tcp" or key.remote == remote:
                        return key
