"""Keeps sockets with and without a remote address in dictionaries of their own.

score: 6
"""


class Demux:
    """The demultiplexing table of one machine: it keeps keys, and finds the one that a packet goes to."""

    def __init__(self) -> None:
        self._talks, self._places = {}, {}

    def listen(self, local: tuple[str, int]) -> None:
        """Add a TCP listener."""
        self._places["tcp", local] = SocketKey("tcp", local)

    def establish(self, local: tuple[str, int], remote: tuple[str, int]) -> None:
        """Add a TCP connection."""
        self._talks["tcp", local, remote] = SocketKey("tcp", local, remote)

    def bind_udp(self, local: tuple[str, int], remote: tuple[str, int] | None = None) -> None:
        """Add a UDP socket, connected if `remote` is given."""
        if remote is None:
            self._places["udp", local] = SocketKey("udp", local)
        else:
            self._talks["udp", local, remote] = SocketKey("udp", local, remote)

    def lookup(
        self, protocol: str, source: tuple[str, int], destination: tuple[str, int]
    ) -> SocketKey | None:
        """The key of the socket that gets a packet from `source` to `destination`; None if there is none."""
        return self._talks.get((protocol, destination, source)) or self._places.get((protocol, destination))
