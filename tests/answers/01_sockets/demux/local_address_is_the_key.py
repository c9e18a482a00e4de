"""Takes a local address for in use as soon as an unconnected socket has it.

score: 2
caught by: demux-clients
message: make a key together
"""


class Demux:
    """The demultiplexing table of one machine: keys in, and the key that a packet goes to out."""

    def __init__(self):
        self.keys = set()

    def _add(self, key):
        if key.remote and key.local[0] in ("0.0.0.0", "::"):
            raise ValueError(key)
        if key in self.keys or SocketKey(key.protocol, key.local) in self.keys:
            raise OSError("address in use")
        self.keys.add(key)

    def bind_udp(self, local, remote=None):
        self._add(SocketKey("udp", local, remote))

    def listen(self, local):
        self._add(SocketKey("tcp", local))

    def establish(self, local, remote):
        self._add(SocketKey("tcp", local, remote))

    def lookup(self, protocol, source, destination):
        if protocol not in ("udp", "tcp"):
            raise ValueError(protocol)
        wildcard = ("::" if ":" in destination[0] else "0.0.0.0", destination[1])
        keys = [
            SocketKey(protocol, destination, source),
            SocketKey(protocol, destination),
            SocketKey(protocol, wildcard),
        ]
        return next((key for key in keys if key in self.keys), None)
