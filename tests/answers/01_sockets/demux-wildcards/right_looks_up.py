"""Asks lookup whether a key is there, and needs to know nothing of how Demux keeps its keys.

score: 3
"""


class WildcardDemux(Demux):
    """A demultiplexing table that knows wildcards, and refuses what a kernel refuses."""

    def look(self, key: SocketKey) -> None:
        """Raise the error for a key that cannot be added."""
        host, port = key.local
        if host in ("0.0.0.0", "::") and key.remote is not None:
            raise ValueError(f"{host} is no local host of a conversation")
        if super().lookup(key.protocol, key.remote, key.local) == key:
            raise OSError("address in use")

    def listen(self, local: tuple[str, int]) -> None:
        """Add a TCP listener."""
        self.look(SocketKey("tcp", local))
        super().listen(local)

    def establish(self, local: tuple[str, int], remote: tuple[str, int]) -> None:
        """Add a TCP connection."""
        self.look(SocketKey("tcp", local, remote))
        super().establish(local, remote)

    def bind_udp(self, local: tuple[str, int], remote: tuple[str, int] | None = None) -> None:
        """Add a UDP socket, connected if `remote` is given."""
        self.look(SocketKey("udp", local, remote))
        super().bind_udp(local, remote)

    def lookup(
        self, protocol: str, source: tuple[str, int], destination: tuple[str, int]
    ) -> SocketKey | None:
        """The key of the socket that gets a packet from `source` to `destination`; None if there is none."""
        if protocol != "udp" and protocol != "tcp":
            raise ValueError(protocol)
        host, port = destination
        hosts = [host, "::" if ":" in host else "0.0.0.0"]
        found = [super(WildcardDemux, self).lookup(protocol, source, (each, port)) for each in hosts]
        return found[0] if found[0] is not None else found[1]
