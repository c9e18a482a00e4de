"""Believes the books: the first socket with the destination's port, whoever sent it.

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
            if key.protocol == protocol and key.local[1] == destination[1]:
                return key
