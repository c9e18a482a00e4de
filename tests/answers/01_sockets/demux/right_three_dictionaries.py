"""Keeps conversations, own addresses and wildcards in dictionaries of their own, one level each.

score: 8
"""


class Demux:
    """The demultiplexing table of one machine: keys in, and the key that a packet goes to out."""

    def __init__(self) -> None:
        self._talks, self._places, self._wild = {}, {}, {}

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
        if protocol not in ("udp", "tcp"):
            raise ValueError(f"no table for protocol {protocol!r}")
        family = ":" in destination[0]
        found = self._talks.get((protocol, destination, source)) or self._places.get((protocol, destination))
        return found or self._wild.get((protocol, family, destination[1]))

    def _add(self, key: SocketKey) -> None:
        host, port = key.local
        if host in ("0.0.0.0", "::"):
            if key.remote:
                raise ValueError(key)
            table, name = self._wild, (key.protocol, host == "::", port)
        elif key.remote:
            table, name = self._talks, (key.protocol, key.local, key.remote)
        else:
            table, name = self._places, (key.protocol, key.local)
        if name in table:
            raise OSError(98, "Address already in use")
        table[name] = key
