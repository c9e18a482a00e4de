"""Writes the table again from scratch, and uses nothing of Demux.

score: 3
"""


class WildcardDemux(Demux):
    """A demultiplexing table that knows wildcards, and refuses what a kernel refuses."""

    def __init__(self):
        self.table = {"udp": {}, "tcp": {}}

    def add(self, protocol, local, remote):
        if remote is not None and local[0] in {"0.0.0.0", "::"}:
            raise ValueError("a wildcard")
        if (local, remote) in self.table[protocol]:
            raise OSError(98, "Address already in use")
        self.table[protocol][local, remote] = SocketKey(protocol, local, remote)

    def listen(self, local):
        self.add("tcp", local, None)

    def establish(self, local, remote):
        self.add("tcp", local, remote)

    def bind_udp(self, local, remote=None):
        self.add("udp", local, remote)

    def lookup(self, protocol, source, destination):
        if protocol not in self.table:
            raise ValueError(protocol)
        host, port = destination
        wildcard = "::" if ":" in host else "0.0.0.0"
        for place in ((destination, source), (destination, None), ((wildcard, port), None)):
            if place in self.table[protocol]:
                return self.table[protocol][place]
        return None
