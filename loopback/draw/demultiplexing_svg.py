"""A demultiplexing table at work, as SVG: UDP is dashed, TCP is not, and a cross ends what nobody gets."""

from collections.abc import Sequence
from dataclasses import dataclass

from loopback.draw.svg import BLUE, SKY, VERMILLION, element, figure, number, path, width_of, words

SIZE, SMALL = 13.0, 11.0  # font sizes
TALL, APART, PAD, BETWEEN, TOP = 42.0, 12.0, 12.0, 130.0, 28.0  # pixels


@dataclass(frozen=True)
class Arrival:
    """A packet's two addresses, and the number of the socket that gets it, from 1; None: nobody."""

    protocol: str
    source: str
    destination: str
    socket: int | None


def head_of(arrival: Arrival) -> str:
    """What a packet says of itself."""
    return f"{arrival.protocol.upper()} {arrival.source} -> {arrival.destination}"


def draw(
    sockets: Sequence[tuple[str, str]],
    protocols: Sequence[str],
    arrivals: Sequence[Arrival],
    sentences: Sequence[str],
) -> str:
    """The SVG element; a socket has two lines of text and a protocol."""
    heads = [head_of(arrival).replace("->", "→") for arrival in arrivals]
    left_wide = max((width_of(head, SIZE) for head in heads), default=0.0) + 2 * PAD
    boxes = [(f"{row}  {place}", takes) for row, (place, takes) in enumerate(sockets, 1)]
    right_wide = max((width_of(line, SIZE) for box in boxes for line in box), default=0.0) + 2 * PAD
    x = left_wide + BETWEEN
    rows = max(len(heads), len(boxes), 1)
    body = [words("packets", PAD, 16, font_weight="bold"), words("sockets", x + PAD, 16, font_weight="bold")]
    for row, arrival in enumerate(arrivals):
        body += _packet(heads[row], arrival, _middle(row, len(heads), rows), left_wide, x, len(boxes), rows)
    for row, (box, protocol) in enumerate(zip(boxes, protocols, strict=True)):
        body.append(_socket(box, protocol, x, _middle(row, len(boxes), rows), right_wide))
    told = " ".join(sentences)
    return figure(
        x + right_wide + 4, TOP + rows * (TALL + APART), "Which socket gets which packet", told, *body
    )


def _middle(row: int, count: int, rows: int) -> float:
    """The height of a row's middle; the shorter column stands in the middle of the longer."""
    return TOP + (row + (rows - count) / 2) * (TALL + APART) + TALL / 2


def _packet(
    head: str, arrival: Arrival, y: float, start: float, end: float, sockets: int, rows: int
) -> list[str]:
    """A packet's words, and its way to a socket, or to a cross."""
    colour, dashes = _look(arrival.protocol)
    said = words(head, PAD, y + 4.5, data_part="packet")
    if arrival.socket is None:
        stop = start + BETWEEN / 3
        cross = path((stop - 5, y - 5), (stop + 5, y + 5)) + path((stop - 5, y + 5), (stop + 5, y - 5))
        way = path((start, y), (stop, y))
        return [
            said,
            element("path", d=way, stroke=colour, stroke_width=1.8, stroke_dasharray=dashes, fill="none"),
            element("path", d=cross, data_part="cross", stroke="currentColor", stroke_width=2.2),
            words("nobody", stop + 10, y + 4, font_size=SMALL),
        ]
    there = _middle(arrival.socket - 1, sockets, rows)
    half = (start + end) / 2
    bend = (
        f"M{number(start)} {number(y)}C{number(half)} {number(y)} {number(half)} {number(there)} "
        f"{number(end - 8)} {number(there)}"
    )
    tip = path((end - 9, there - 5), (end - 1, there), (end - 9, there + 5))
    return [
        said,
        element(
            "path",
            d=bend,
            data_part="way",
            stroke=colour,
            stroke_width=1.8,
            stroke_dasharray=dashes,
            fill="none",
        ),
        element("path", d=tip, stroke=colour, stroke_width=1.8, fill="none"),
    ]


def _socket(box: tuple[str, str], protocol: str, x: float, y: float, wide: float) -> str:
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
        words(box[0], x + PAD, y - 4, font_weight="bold"),
        words(box[1], x + PAD, y + 13, font_size=SMALL),
    )


def _look(protocol: str) -> tuple[str, str | None]:
    """Colour and dashes: UDP is dashed, TCP is not."""
    return (VERMILLION, "6 4") if protocol == "udp" else (BLUE, None)
