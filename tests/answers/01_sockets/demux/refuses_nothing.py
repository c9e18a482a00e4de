"""Adds whatever it is given, and looks for whatever it is asked.

score: 7
caught by: demux-refuses
message: see whether the key is there
"""


class Demux:
    """The demultiplexing table of one machine: keys in, and the key that a packet goes to out."""

    def __init__(self) -> None:
        self._keys: list[SocketKey] = []

    def bind_udp(self, local: tuple[str, int], remote: tuple[str, int] | None = None) -> None:
        """Add a UDP socket, connected if `remote` is given."""
        self._add(SocketKey("udp", local, remote))

    def listen(self, local: tuple[str, int]) -> None:
        """Add a TCP listener."""
        self._add(SocketKey("tcp", local))

    def establish(self, local: tuple[str, int], remote: tuple[str, int]) -> None:
        """Add a TCP connection."""
        self._add(SocketKey("tcp", local, remote))

    def lookup(
        self, protocol: str, source: tuple[str, int], destination: tuple[str, int]
    ) -> SocketKey | None:
        """The key of the socket that gets a packet from `source` to `destination`; None if there is none."""
        wildcard = ("::" if ":" in destination[0] else "0.0.0.0", destination[1])
        for local, remote in ((destination, source), (destination, None), (wildcard, None)):
            key = SocketKey(protocol, local, remote)
            if key in self._keys:
                return key
        return None

    def _add(self, key: SocketKey) -> None:
        self._keys.append(key)
