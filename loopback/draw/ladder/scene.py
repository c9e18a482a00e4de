"""A ladder diagram laid out in full: lines, arrows, labels and the two columns beside them, in pixels."""

from dataclasses import dataclass

from loopback.draw.ladder.events import Arrow, Run
from loopback.draw.ladder.geometry import towards
from loopback.draw.ladder.labels import MARGIN, SIZE, Label, Wire, label_at, place
from loopback.draw.ladder.layout import ROW, SLANT, Layout, lay_out
from loopback.draw.svg import width_of
from loopback.draw.wording import plain

TOP = 54.0  # y of the first moment
NARROW, WIDE = 360.0, 660.0  # pixels between the two upright lines
LOST_AT = 0.72  # how far along its way a lost message is drawn
BESIDE = 10.0  # pixels between an upright line and what stands beside it
TIME, NOTE, WAIT, NAME = 12.0, 12.0, 11.0, 14.0  # font sizes
PILL = 8.0  # pixels between a note's text and its frame
FLAT = 2.4  # an arrow should be at least so many times as wide as high
# What is tried in turn until every label finds room: how far arrows fall and how wide the drawing is, both as
# multiples, and whether labels may stand level beside their lines.
ATTEMPTS = (
    (1.0, 1.0, False),
    (1.3, 1.15, False),
    (1.7, 1.3, False),
    (2.4, 1.5, False),
    (1.3, 1.15, True),
    (2.2, 1.4, True),
)


@dataclass(frozen=True)
class Scene:
    """Everything with its place; wires and labels are keyed by place among the events."""

    layout: Layout
    left: float
    right: float
    width: float
    height: float
    times: tuple[float, float]  # width of the times beside each line
    wires: dict[int, Wire]
    labels: dict[int, Label]
    losses: dict[int, Label]


def compose(run: Run) -> Scene:
    """The scene of a run; labels touch neither lines nor each other."""
    texts = {p: event.drawn_caption for p, event in enumerate(run.events) if isinstance(event, Arrow)}
    widest = max([width_of(text, SIZE) for text in texts.values()], default=0.0)
    inner = min(max(NARROW, widest * 1.4 + 60), WIDE)
    for slant, stretch, level in ATTEMPTS:
        scene = _with_labels_on_lines(run, texts, SLANT * slant, min(inner * stretch, WIDE), level)
        if scene:
            return scene
    return _with_labels_in_rows(run, texts, max(inner, widest + 140))


def _with_labels_on_lines(
    run: Run, texts: dict[int, str], slant: float, inner: float, level: bool
) -> Scene | None:
    layout = lay_out(run, slant)
    falls = max([layout.heads[number].y - layout.tails[number].y for number in texts], default=0.0)
    frame = _frame(run, layout, min(max(inner, FLAT * falls), WIDE))
    wires = {}
    for number, text in texts.items():
        arrow = run.events[number]
        start, end = frame.ends(number)
        lost = isinstance(arrow, Arrow) and arrow.arrived is None
        if lost:
            length = ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5
            end = towards(start, end, LOST_AT * length)
        wires[number] = Wire(start, end, text, lost)
    placed = place(list(wires.values()), frame.left, frame.right, level=level)
    if placed is None:
        return None
    losses = dict(zip([number for number, wire in wires.items() if wire.lost], placed[1], strict=True))
    return frame.scene(wires, dict(zip(wires, placed[0], strict=True)), losses)


def _with_labels_in_rows(run: Run, texts: dict[int, str], inner: float) -> Scene:
    """The way that always works: each label in a row of its own, where lines are cut to let it through."""
    layout = lay_out(run, rows=True)
    frame = _frame(run, layout, inner)
    wires, labels, losses = {}, {}, {}
    for number, text in texts.items():
        start, end = frame.ends(number)
        wide, row = width_of(text, SIZE), start[1] + ROW / 2
        onward = 1 if end[0] > start[0] else -1
        arrow = run.events[number]
        lost = isinstance(arrow, Arrow) and arrow.arrived is None
        if lost:
            end = (start[0] + onward * (wide + MARGIN + 36), row)
            losses[number] = label_at("lost", (end[0] + onward * (width_of("lost", SIZE) / 2 + 10), row))
        wires[number] = Wire(start, end, text, lost)
        labels[number] = label_at(text, (start[0] + onward * (MARGIN + 4 + wide / 2), row))
    return frame.scene(wires, labels, losses)


@dataclass(frozen=True)
class _Frame:
    layout: Layout
    left: float
    right: float
    width: float
    times: tuple[float, float]

    def ends(self, number: int) -> tuple[tuple[float, float], tuple[float, float]]:
        tail, head = self.layout.tails[number], self.layout.heads[number]
        xs = (self.left, self.right)
        return (xs[tail.side], TOP + tail.y), (xs[head.side], TOP + head.y)

    def scene(self, wires: dict[int, Wire], labels: dict[int, Label], losses: dict[int, Label]) -> Scene:
        lowest = max([y for wire in wires.values() for _, y in (wire.start, wire.end)], default=0.0)
        height = max(TOP + self.layout.bottom, lowest) + 24
        return Scene(
            self.layout, self.left, self.right, self.width, height, self.times, wires, labels, losses
        )


def _frame(run: Run, layout: Layout, inner: float) -> _Frame:
    times, margins = [0.0, 0.0], [0.0, 0.0]
    for side, name in enumerate((run.left, run.right)):
        here = [slot for slot in layout.slots if slot.side == side]
        if run.unit:
            labels = [run.clock(slot.seconds) for slot in here if slot.seconds is not None]
            times[side] = max([width_of(label, TIME) for label in labels], default=0.0)
        notes = [width_of(line, NOTE) for slot in here for lines in slot.notes.values() for line in lines]
        beside = [BESIDE + times[side] + (BESIDE + 2 * PILL + max(notes) if notes else 0)]
        beside.append(width_of(plain(name), NAME) / 2)
        if side == 0:
            beside += [
                BESIDE + width_of(waiting(run, wait.seconds), WAIT) for wait in layout.waits if wait.seconds
            ]
        margins[side] = max(beside) + 6
    left = margins[0]
    return _Frame(layout, left, left + inner, left + inner + margins[1], (times[0], times[1]))


def waiting(run: Run, seconds: float) -> str:
    """What stands beside a compressed stretch of time."""
    return f"{run.clock(seconds)} pass"
