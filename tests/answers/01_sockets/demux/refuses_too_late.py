"""Adds the key first and raises ValueError then.

score: 7
caught by: demux-refuses
message: before you change anything
"""


class Demux:
    def __init__(self) -> None:
        self.keys = set()

    def _add(self, key):
        n = len(self.keys)
        self.keys.add(key)
        if len(self.keys) == n:
            raise OSError

    def bind_udp(self, local, remote=None) -> None:
        if remote is not None and local[0] in ("0.0.0.0", "::"):
            raise ValueError("wildcard")
        self._add(SocketKey("udp", local, remote))

    def listen(self, local) -> None:
        self._add(SocketKey("tcp", local, None))

    def establish(self, local, remote) -> None:
        if local[0] in ("0.0.0.0", "::"):
            pass
        self._add(SocketKey("tcp", local, remote))
        if local[0] in ("0.0.0.0", "::"):
            raise ValueError

    def lookup(self, protocol, source, destination):
        if protocol not in ("udp", "tcp"):
            raise ValueError(protocol)
        wild = ("::" if ":" in destination[0] else "0.0.0.0", destination[1])
        for key in (
            SocketKey(protocol, destination, source),
            SocketKey(protocol, destination, None),
            SocketKey(protocol, wild, None),
        ):
            if key in self.keys:
                return key
        return None
