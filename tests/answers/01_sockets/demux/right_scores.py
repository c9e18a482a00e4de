"""Gives every socket that could take the packet points for what fits, as Linux does, and takes the best.

score: 6
"""


class Demux:
    """The demultiplexing table of one machine: it keeps keys, and finds the one that a packet goes to."""

    def __init__(self) -> None:
        self._keys: list[SocketKey] = []

    def listen(self, local: tuple[str, int]) -> None:
        """Add a TCP listener."""
        self._keys.append(SocketKey("tcp", local))

    def establish(self, local: tuple[str, int], remote: tuple[str, int]) -> None:
        """Add a TCP connection."""
        self._keys.append(SocketKey("tcp", local, remote))

    def bind_udp(self, local: tuple[str, int], remote: tuple[str, int] | None = None) -> None:
        """Add a UDP socket, connected if `remote` is given."""
        self._keys.append(SocketKey("udp", local, remote))

    def lookup(
        self, protocol: str, source: tuple[str, int], destination: tuple[str, int]
    ) -> SocketKey | None:
        """The key of the socket that gets a packet from `source` to `destination`; None if there is none."""

        def points(key: SocketKey) -> int:
            if key.protocol != protocol or key.local != destination or key.remote not in (source, None):
                return 0
            return 2 if key.remote else 1

        best = max(self._keys, key=points, default=None)
        return best if best and points(best) else None
