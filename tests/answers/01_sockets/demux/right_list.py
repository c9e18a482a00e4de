"""Keeps a list, and walks it once for the connection and once for the rest.

score: 6
"""


class Demux:
    def __init__(self):
        self.keys = []

    def listen(self, local):
        self.keys.append(SocketKey("tcp", local))

    def establish(self, local, remote):
        self.keys.append(SocketKey("tcp", local, remote))

    def bind_udp(self, local, remote=None):
        self.keys.append(SocketKey("udp", local, remote))

    def lookup(self, protocol, source, destination):
        for remote in (source, None):
            for key in self.keys:
                if key.protocol == protocol and key.local == destination and key.remote == remote:
                    return key
        return None
