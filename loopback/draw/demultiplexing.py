"""A demultiplexing table at work: packets on the left, sockets on the right, and who gets what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from loopback.addresses import Address
from loopback.draw.base import Drawing
from loopback.draw.svg import BLUE, SKY, VERMILLION, element, figure, number, path, width_of, words
from loopback.draw.wording import columns, left, plain
from loopback.values import Packet, SocketKey

NOBODY = "nobody: refused"
SIZE, SMALL = 13.0, 11.0  # font sizes
TALL, APART, PAD, BETWEEN, TOP = 42.0, 12.0, 12.0, 130.0, 28.0  # pixels


@dataclass(frozen=True)
class Box:
    """A socket in words: its protocol, its local address, and from whom it takes packets."""

    protocol: str
    local: str
    takes: str

    @property
    def head(self) -> str:
        """The socket by its protocol and its local address."""
        return f"{self.protocol.upper()} {self.local}"


@dataclass(frozen=True)
class Arrival:
    """A packet's two addresses in words, and the number of the socket that gets it, from 1; None: nobody."""

    protocol: str
    source: str
    destination: str
    socket: int | None

    @property
    def head(self) -> str:
        """The packet by its protocol and its addresses."""
        return f"{self.protocol.upper()} {self.source} -> {self.destination}"


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
        self.sockets = [Box(key.protocol, self._say(key.local), self._takes(key)) for key in keys]
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
        wide = max((columns(box.head) for box in self.sockets), default=0)
        lines = ["sockets"]
        lines += [f"  {row}  {left(box.head, wide)}   {box.takes}" for row, box in enumerate(self.sockets, 1)]
        wide = max((columns(arrival.head) for arrival in self.arrivals), default=0)
        lines.append("packets")
        for arrival in self.arrivals:
            end = f"goes to {arrival.socket}" if arrival.socket else NOBODY
            lines.append(f"  {left(arrival.head, wide)}   {end}")
        return "\n".join(lines)

    def sentences(self) -> list[str]:
        """The packets retold, one string each."""
        return [f"{arrival.head.replace('->', 'to')}: {self._getter(arrival)}." for arrival in self.arrivals]

    def _getter(self, arrival: Arrival) -> str:
        if arrival.socket is None:
            return "nobody"
        box = self.sockets[arrival.socket - 1]
        return f"socket {arrival.socket}, {box.head} {box.takes}"

    def svg(self) -> str:
        """The drawing as an SVG element: UDP is dashed, TCP is not, and a cross ends what nobody gets."""
        boxes = [(f"{row}  {box.head}", box.takes) for row, box in enumerate(self.sockets, 1)]
        start = max((width_of(_arrow(each), SIZE) for each in self.arrivals), default=0.0) + 2 * PAD
        wide = max((width_of(line, SIZE) for box in boxes for line in box), default=0.0) + 2 * PAD
        end = start + BETWEEN
        rows = max(len(self.arrivals), len(boxes), 1)
        body = [
            words("packets", PAD, 16, font_weight="bold"),
            words("sockets", end + PAD, 16, font_weight="bold"),
        ]
        for row, arrival in enumerate(self.arrivals):
            y = _middle(row, len(self.arrivals), rows)
            body.append(words(_arrow(arrival), PAD, y + 4.5, data_part="packet"))
            if arrival.socket is None:
                body += _refusal(arrival.protocol, start, y)
            else:
                body += _way(arrival.protocol, start, y, end, _middle(arrival.socket - 1, len(boxes), rows))
        for row, (lines, box) in enumerate(zip(boxes, self.sockets, strict=True)):
            body.append(_socket(lines, box.protocol, end, _middle(row, len(boxes), rows), wide))
        tall = TOP + rows * (TALL + APART)
        return figure(
            end + wide + 4, tall, "Which socket gets which packet", " ".join(self.sentences()), *body
        )


def _arrow(arrival: Arrival) -> str:
    return arrival.head.replace("->", "→")


def _middle(row: int, count: int, rows: int) -> float:
    """The height of a row's middle; the shorter column stands in the middle of the longer."""
    return TOP + (row + (rows - count) / 2) * (TALL + APART) + TALL / 2


def _look(protocol: str) -> tuple[str, str | None]:
    """Colour and dashes: UDP is dashed, TCP is not."""
    return (VERMILLION, "6 4") if protocol == "udp" else (BLUE, None)


def _line(data: str, protocol: str, dashed: bool = True, part: str | None = None) -> str:
    colour, dashes = _look(protocol)
    return element(
        "path",
        d=data,
        data_part=part,
        stroke=colour,
        stroke_width=1.8,
        stroke_dasharray=dashes if dashed else None,
        fill="none",
    )


def _refusal(protocol: str, start: float, y: float) -> list[str]:
    """The way of a packet that nobody gets: it ends in a cross."""
    stop = start + BETWEEN / 3
    cross = path((stop - 5, y - 5), (stop + 5, y + 5)) + path((stop - 5, y + 5), (stop + 5, y - 5))
    return [
        _line(path((start, y), (stop, y)), protocol),
        element("path", d=cross, data_part="cross", stroke="currentColor", stroke_width=2.2),
        words("nobody", stop + 10, y + 4, font_size=SMALL),
    ]


def _way(protocol: str, start: float, y: float, end: float, there: float) -> list[str]:
    """The way of a packet to its socket: a bend and the tip of an arrow."""
    half = (start + end) / 2
    bend = (
        f"M{number(start)} {number(y)}C{number(half)} {number(y)} {number(half)} {number(there)} "
        f"{number(end - 8)} {number(there)}"
    )
    tip = path((end - 9, there - 5), (end - 1, there), (end - 9, there + 5))
    return [_line(bend, protocol, part="way"), _line(tip, protocol, dashed=False)]


def _socket(lines: tuple[str, str], protocol: str, x: float, y: float, wide: float) -> str:
    """The box of a socket, with its two lines of text."""
    colour, dashes = _look(protocol)
    return element(
        "g",
        element(
            "rect",
            x=x,
            y=y - TALL / 2,
            width=wide,
            height=TALL,
            rx=5.0,
            data_part="socket",
            fill=SKY,
            fill_opacity="0.16",
            stroke=colour,
            stroke_width=1.8,
            stroke_dasharray=dashes,
        ),
        words(lines[0], x + PAD, y - 4, font_weight="bold"),
        words(lines[1], x + PAD, y + 13, font_size=SMALL),
    )
