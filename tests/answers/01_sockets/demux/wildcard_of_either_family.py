"""Gives an IPv4 packet to a socket at ::.

score: 7
caught by: demux-wildcards
message: destination's family
"""


class Demux:
    def __init__(self) -> None:
        self.keys = set()

    def _add(self, key):
        if key in self.keys:
            raise OSError("address in use")
        self.keys.add(key)

    def bind_udp(self, local, remote=None) -> None:
        if remote is not None and local[0] in ("0.0.0.0", "::"):
            raise ValueError("wildcard")
        self._add(SocketKey("udp", local, remote))

    def listen(self, local) -> None:
        self._add(SocketKey("tcp", local, None))

    def establish(self, local, remote) -> None:
        if local[0] in ("0.0.0.0", "::"):
            raise ValueError("wildcard")
        self._add(SocketKey("tcp", local, remote))

    def lookup(self, protocol, source, destination):
        if protocol not in ("udp", "tcp"):
            raise ValueError(protocol)
        wild = ("::" if ":" in destination[0] else "0.0.0.0", destination[1])
        for key in (
            SocketKey(protocol, destination, source),
            SocketKey(protocol, destination, None),
            SocketKey(protocol, wild, None),
            SocketKey(protocol, ("::", destination[1]), None),
        ):
            if key in self.keys:
                return key
        return None
