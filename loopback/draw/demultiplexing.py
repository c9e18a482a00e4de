"""A demultiplexing table at work: packets on the left, sockets on the right, and who gets what."""

from collections.abc import Mapping, Sequence

from loopback.addresses import Address
from loopback.draw import demultiplexing_svg
from loopback.draw.base import Drawing
from loopback.draw.demultiplexing_svg import Arrival, head_of
from loopback.draw.wording import columns, left, plain
from loopback.values import SocketKey

NOBODY = "nobody: refused"

Packet = tuple[str, Address, Address]  # protocol, source, destination


class Demultiplexing(Drawing):
    """Which socket gets which packet.

    Takes the sockets' keys, then each packet with the key of the socket that got it, or None. `names` says
    what to call a port, so that a figure does not hold a number that the kernel chose.

    >>> web, client = ("127.0.0.1", 80), ("127.0.0.1", 4000)
    >>> listener = SocketKey("tcp", web)
    >>> Demultiplexing([listener], [(("tcp", client, web), listener), (("udp", client, web), None)], {80: "web"})
    sockets
      1  TCP 127.0.0.1:web   from anybody (a listener)
    packets
      TCP 127.0.0.1:4000 -> 127.0.0.1:web   goes to 1
      UDP 127.0.0.1:4000 -> 127.0.0.1:web   nobody: refused
    """

    def __init__(
        self,
        keys: Sequence[SocketKey],
        packets: Sequence[tuple[Packet, SocketKey | None]],
        names: Mapping[int, str] | None = None,
    ) -> None:
        self._names = dict(names or {})
        self.sockets = [(f"{key.protocol.upper()} {self._say(key.local)}", self._takes(key)) for key in keys]
        self._protocols = [key.protocol for key in keys]
        self.arrivals = [
            Arrival(
                protocol,
                self._say(source),
                self._say(destination),
                list(keys).index(key) + 1 if key else None,
            )
            for (protocol, source, destination), key in packets
        ]

    def _say(self, address: Address) -> str:
        host, port = address
        shown = f"[{host}]" if ":" in host else host
        return plain(f"{shown}:{self._names.get(port, port)}")

    def _takes(self, key: SocketKey) -> str:
        if key.remote:
            return f"from {self._say(key.remote)} only"
        return "from anybody (a listener)" if key.protocol == "tcp" else "from anybody"

    def text(self) -> str:
        """The drawing in plain characters, a line for each socket and each packet."""
        wide = max((columns(place) for place, _ in self.sockets), default=0)
        lines = ["sockets"]
        lines += [
            f"  {row}  {left(place, wide)}   {takes}" for row, (place, takes) in enumerate(self.sockets, 1)
        ]
        heads = [head_of(arrival) for arrival in self.arrivals]
        wide = max(map(columns, heads), default=0)
        lines.append("packets")
        for head, arrival in zip(heads, self.arrivals, strict=True):
            lines.append(
                f"  {left(head, wide)}   {f'goes to {arrival.socket}' if arrival.socket else NOBODY}"
            )
        return "\n".join(lines)

    def sentences(self) -> list[str]:
        """The packets retold, one string each."""
        return [
            f"{head_of(arrival).replace('->', 'to')}: {self._getter(arrival)}." for arrival in self.arrivals
        ]

    def _getter(self, arrival: Arrival) -> str:
        if arrival.socket is None:
            return "nobody"
        return f"socket {arrival.socket}, {' '.join(self.sockets[arrival.socket - 1])}"

    def svg(self) -> str:
        """The drawing as an SVG element."""
        return demultiplexing_svg.draw(self.sockets, self._protocols, self.arrivals, self.sentences())
