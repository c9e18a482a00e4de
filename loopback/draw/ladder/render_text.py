"""A ladder diagram in plain characters: one line an event, fit for a failing test's message."""

from dataclasses import dataclass, field

from loopback.draw.ladder.events import Arrow, LeftOut, Note, Run, comes_of, same_time
from loopback.draw.wording import columns, left, middle, plain, right

NARROWEST = 30  # columns between the two lines
LOST_SHORT = 6  # columns by which a lost arrow stops short of the far line


@dataclass(eq=False)
class Line:
    """One line of the drawing: what stands between the lines, and a time, notes and a remark beside each."""

    arrow: Arrow | None = None
    left_out: LeftOut | None = None
    when: dict[str, float] = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)
    remark: str = ""


def draw(run: Run) -> str:
    """The whole drawing; lines carry no space at their end."""
    lines = _lines(run)
    inner = max(
        [
            NARROWEST,
            *(columns(line.arrow.drawn_caption) + 12 for line in lines if line.arrow),
            *(columns(_said(line.left_out)) + 4 for line in lines if line.left_out),
        ]
    )
    numbers = _numbers(lines) if run.unit is None else [""] * len(lines)
    places = [(_beside(run, line, run.left), _beside(run, line, run.right)) for line in lines]
    notes = max([columns(beside[0].note) for beside in places], default=0)
    times = [max([columns(beside[side].time) for beside in places], default=0) for side in (0, 1)]
    number_width = max(map(len, numbers), default=0)

    def gutter(number: str, note: str, time: str) -> str:
        cells = [(number, number_width), (note, notes), (time, times[0])]
        return " ".join(right(text, width) for text, width in cells if width)

    margin = max(columns(gutter("", "", "")) + 1, columns(plain(run.left)) // 2)
    drawn = [_names(run, margin, inner)]
    for number, line, (west, east) in zip(numbers, lines, places, strict=True):
        before = right(gutter(number, west.note, west.time) + " ", margin)
        after = [right(east.time, times[1])] * (times[1] > 0) + [
            text for text in (east.note, line.remark) if text
        ]
        drawn.append(f"{before}|{_between(run, line, inner)}| {'  '.join(after)}")
    if not lines:
        drawn.append(f"{' ' * margin}|{middle('(nothing was sent)', inner)}|")
    return "\n".join(line.rstrip() for line in drawn)


@dataclass(frozen=True)
class Beside:
    """What stands beside one of the two lines."""

    time: str
    note: str


def _beside(run: Run, line: Line, side: str) -> Beside:
    note = ", ".join(map(plain, line.notes.get(side, [])))
    if side in line.when:
        return Beside(run.clock(line.when[side]) if run.unit else "", note)
    lost = line.arrow is not None and line.arrow.arrived is None and line.arrow.source != side
    return Beside("lost" if lost else "", note)


def _lines(run: Run) -> list[Line]:
    """A line for each arrow, with the notes of its two moments, and for each note that fits none."""
    lines: list[Line] = []
    of_event: dict[int, Line] = {}
    for place, event in enumerate(run.events):
        if isinstance(event, LeftOut):
            lines.append(Line(left_out=event))
        elif isinstance(event, Arrow):
            earlier = next((line for line in reversed(lines) if _precedes(line, event)), None)
            if earlier is not None:
                lines.remove(earlier)
            when = {event.source: event.sent}
            if event.arrived is not None:
                when[run.other(event.source)] = event.arrived
            of_event[place] = Line(event, when=when, notes=earlier.notes if earlier else {})
            lines.append(of_event[place])
        elif (home := _home(lines, event)) is not None:
            home.notes.setdefault(event.side, []).append(event.text)
        else:
            lines.append(Line(when={event.side: event.at}, notes={event.side: [event.text]}))
    if run.unit is None:  # without times nothing else would tell
        numbers = dict(zip(lines, _numbers(lines), strict=True))
        for place, line in of_event.items():
            overtaker = run.overtaken_by(place)
            if overtaker is not None:
                line.remark = f"(arrives after {numbers[of_event[overtaker]].rstrip('.')})"
    return lines


def _precedes(line: Line, arrow: Arrow) -> bool:
    """Whether the line holds only notes, and of the moment at which the arrow is sent."""
    sent = line.when.get(arrow.source)
    return line.arrow is None and sent is not None and same_time(sent, arrow.sent)


def _home(lines: list[Line], note: Note) -> Line | None:
    """The line of what the note came of, or else the latest that has its moment on its side; none if it `begins`."""
    if note.begins:
        return None
    if (home := next((line for line in lines if line.arrow and comes_of(note, line.arrow)), None)) is not None:
        return home
    for line in reversed(lines):
        if note.side in line.when and same_time(line.when[note.side], note.at):
            return line
    return None


def _said(left_out: LeftOut) -> str:
    return f"({left_out.text})"


def _numbers(lines: list[Line]) -> list[str]:
    """The number of each line, which counts what is left out; that line itself has none."""
    numbers, number = [], 0
    for line in lines:
        number += line.left_out.messages + line.left_out.notes if line.left_out else 1
        numbers.append("" if line.left_out else f"{number}.")
    return numbers


def _between(run: Run, line: Line, inner: int) -> str:
    if line.left_out:
        return middle(_said(line.left_out), inner)
    arrow = line.arrow
    if arrow is None:
        return " " * inner
    stroke, lost, label = "~" if arrow.spoiled else "-", arrow.arrived is None, arrow.drawn_caption
    reach = inner - LOST_SHORT * lost
    head = "X" if lost else ">" if arrow.source == run.left else "<"
    if arrow.source == run.left:
        return left(f"{stroke * 3} {label} " + stroke * (reach - columns(label) - 6) + head, inner)
    return right(f"{head}{stroke * 2} {label} " + stroke * (reach - columns(label) - 5), inner)


def _names(run: Run, margin: int, inner: int) -> str:
    west, east = plain(run.left), plain(run.right)
    line = " " * (margin - columns(west) // 2) + west
    gap = margin + 1 + inner - columns(east) // 2 - columns(line)
    return line + " " * max(gap, 2) + east
