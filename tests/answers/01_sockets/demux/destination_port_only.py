"""Believes the books: the first socket with the destination's port, whoever sent it.

score: 1
caught by: demux-clients
message: the connection whose remote address is its source
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
        if protocol not in ("udp", "tcp"):
            raise ValueError(f"no table for protocol {protocol!r}")
        for key in self._keys:
            if key.protocol == protocol and key.local[1] == destination[1]:
                return key
        return None

    def _add(self, key: SocketKey) -> None:
        if key.remote and key.local[0] in ("0.0.0.0", "::"):
            raise ValueError("a conversation has a local host of its own")
        if key in self._keys:
            raise OSError("the address is in use")
        self._keys.append(key)
