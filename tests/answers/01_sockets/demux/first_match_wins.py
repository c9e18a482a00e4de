"""Takes the first socket that could take the packet, in the order in which they were added.

base: right_list
score: 0
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
        for key in self.keys:
            if key.protocol == protocol and key.local == destination and key.remote in (source, None):
                return key
