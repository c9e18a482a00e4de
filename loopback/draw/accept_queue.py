"""An accept queue over time: a row for each event, a box for each place that was ever taken."""

from collections.abc import Sequence
from dataclasses import dataclass

from loopback.draw.base import Drawing
from loopback.draw.svg import BLUE, SKY, element, figure, path, width_of, words
from loopback.draw.wording import columns, left, plain

SIZE, SMALL = 13.0, 11.0  # font sizes
BOX, APART, ROW, TOP = 24.0, 6.0, 34.0, 30.0  # pixels


@dataclass(frozen=True)
class Moment:
    """What happened, how many connections waited after it, and a remark."""

    event: str
    waiting: int
    remark: str = ""


class AcceptQueueDiagram(Drawing):
    """The accept queue after each event.

    Takes events and, for each, what `kernel.accept_queue_trace` counted: successful connects so far, and
    connections waiting.

    >>> AcceptQueueDiagram(["connect", "connect", "accept"], [(1, 1), (1, 1), (1, 0)])
    event    queue
    connect  [#]  1 waits
    connect  [#]  1 waits; this client is not let in
    accept   [ ]  0 wait
    """

    def __init__(self, events: Sequence[str], counts: Sequence[tuple[int, int]]) -> None:
        before, moments = 0, []
        for event, (connected, waiting) in zip(events, counts, strict=True):
            outside = event == "connect" and connected == before
            moments.append(Moment(plain(event), waiting, "this client is not let in" if outside else ""))
            before = connected
        self.moments = tuple(moments)
        self.places = max((waiting for _, waiting in counts), default=0)

    def text(self) -> str:
        """The drawing in plain characters, a line for each event."""
        wide = max(map(columns, ["event", *(moment.event for moment in self.moments)]))
        lines = [f"{left('event', wide)}  queue"]
        for moment in self.moments:
            boxes = "[#]" * moment.waiting + "[ ]" * (self.places - moment.waiting)
            lines.append(f"{left(moment.event, wide)}  {boxes}  {_told(moment)}")
        return "\n".join(lines)

    def sentences(self) -> list[str]:
        """The events retold, one string each."""
        return [f"{moment.event}: {_told(moment)}." for moment in self.moments]

    def svg(self) -> str:
        """The drawing as an SVG element."""
        x = max((width_of(moment.event, SIZE) for moment in self.moments), default=0.0) + 24
        beside = x + max(self.places * (BOX + APART), width_of("queue", SIZE)) + 10
        told = max((width_of(_told(moment), SMALL) for moment in self.moments), default=0.0)
        body = [words("event", 4, 16, font_weight="bold"), words("queue", x, 16, font_weight="bold")]
        for row, moment in enumerate(self.moments):
            y = TOP + row * ROW
            body.append(words(moment.event, 4, y + 17, data_part="event"))
            body += (
                _box(x + place * (BOX + APART), y, taken=place < moment.waiting)
                for place in range(self.places)
            )
            body.append(words(_told(moment), beside, y + 17, data_part="told", font_size=SMALL))
        tall = TOP + len(self.moments) * ROW + 4
        return figure(
            beside + told + 8, tall, "The accept queue after each event", " ".join(self.sentences()), *body
        )


def _told(moment: Moment) -> str:
    waits = f"{moment.waiting} {'waits' if moment.waiting == 1 else 'wait'}"
    return f"{waits}; {moment.remark}" if moment.remark else waits


def _box(x: float, y: float, *, taken: bool) -> str:
    """A place; one that is taken is filled and has a mark."""
    mark = path((x + 6, y + 12), (x + 11, y + 17), (x + 18, y + 7))
    return element(
        "g",
        element(
            "rect",
            x=x,
            y=y,
            width=BOX,
            height=BOX,
            rx=3.0,
            data_part="taken" if taken else "free",
            fill=SKY if taken else "none",
            fill_opacity="0.4",
            stroke=BLUE,
            stroke_width=1.6,
            stroke_dasharray=None if taken else "4 3",
        ),
        element("path", d=mark, stroke="currentColor", stroke_width=2.2, fill="none") if taken else "",
    )
