"""A ladder diagram as SVG: slanted arrows, labels that touch nothing, and the run retold for a screen reader."""

from collections.abc import Iterator
from dataclasses import replace

from loopback.draw.ladder.events import Arrow, Run
from loopback.draw.ladder.geometry import Shapes, outside
from loopback.draw.ladder.labels import CROSS, Label, head
from loopback.draw.ladder.layout import NOTE_LINE, Slot
from loopback.draw.ladder.scene import BESIDE, NAME, NOTE, PILL, TIME, TOP, WAIT, Scene, compose, waiting
from loopback.draw.svg import (
    BLUE,
    PURPLE,
    VERMILLION,
    element,
    escape,
    figure,
    number,
    path,
    width_of,
    words,
)
from loopback.draw.wording import count, plain

LOST_DASHES, SPOILED_DOTS = "8 5", "2.5 3.5"


def draw(run: Run, steps: int | None = None) -> str:
    """The SVG element; with `steps` only the first events are shown, where the whole drawing has them."""
    shown = len(run.events) if steps is None else max(0, min(steps, len(run.events)))
    scene, sentences = compose(run), list(run.sentences())[:shown]
    current = None if steps is None else shown - 1
    messages = replace(run, events=run.events[:shown]).messages
    title = f"Sequence diagram: {plain(run.left)} and {plain(run.right)}, {count(messages, 'message')}"
    body = [*_upright(run, scene)]
    boxes = Shapes(label.corners for label in (*scene.labels.values(), *scene.losses.values()))
    for slot in scene.layout.slots:
        if any(place < shown for place in slot.notes):
            x = (scene.left, scene.right)[slot.side]
            body.append(element("circle", cx=x, cy=TOP + slot.y, r=3.5))
    for place in range(shown):
        if place in scene.wires:
            body.append(_message(run, scene, boxes, place, sentences[place], emphasised=place == current))
    for slot in scene.layout.slots:
        body += _beside(run, scene, slot, shown, current)
    if not run.events:
        middle = (scene.left + scene.right) / 2
        body.append(words("(nothing was sent)", middle, TOP + 16, text_anchor="middle", font_style="italic"))
    return figure(scene.width, scene.height, title, " ".join(sentences) or "Nothing was sent.", *body)


def _upright(run: Run, scene: Scene) -> Iterator[str]:
    """Both names, both lines, broken where time is compressed."""
    marks = [TOP + wait.y for wait in scene.layout.waits]
    for name, x in ((run.left, scene.left), (run.right, scene.right)):
        yield words(
            plain(name), x, 20, data_part="name", text_anchor="middle", font_size=NAME, font_weight="bold"
        )
        edges = [30.0, *(y for mark in marks for y in (mark - 4, mark + 4)), scene.height - 6]
        pieces = "".join(path((x, a), (x, b)) for a, b in zip(edges[::2], edges[1::2], strict=True))
        breaks = "".join(path((x - 7, y + 3), (x + 7, y - 3)) for mark in marks for y in (mark - 4, mark + 4))
        yield element("path", d=pieces + breaks, data_part="side", stroke="currentColor", stroke_width=1.6)
    for wait in scene.layout.waits:
        if wait.seconds:
            yield words(
                waiting(run, wait.seconds),
                scene.left - BESIDE - 2,
                TOP + wait.y + 4,
                data_part="wait",
                text_anchor="end",
                font_size=WAIT,
                font_style="italic",
            )


def _message(run: Run, scene: Scene, boxes: Shapes, place: int, sentence: str, *, emphasised: bool) -> str:
    """An arrow with its label; its line is cut where it meets the boxes of labels."""
    arrow, wire = run.events[place], scene.wires[place]
    assert isinstance(arrow, Arrow)
    colour = _colour(arrow)
    thick = 3.2 if emphasised else 2.0
    near = list(boxes.near((wire.start, wire.end)))
    line = "".join(path(*piece) for piece in outside(wire.start, wire.end, near))
    parts = [
        element("title", escape(sentence)),
        element(
            "path",
            d=line,
            data_part="wire",
            fill="none",
            stroke=colour,
            stroke_width=thick,
            stroke_dasharray=SPOILED_DOTS if arrow.spoiled else LOST_DASHES if wire.lost else None,
        ),
    ]
    if wire.lost:
        (x, y), arm = wire.end, CROSS / 2
        cross = path((x - arm, y - arm), (x + arm, y + arm)) + path((x - arm, y + arm), (x + arm, y - arm))
        parts.append(element("path", d=cross, data_part="cross", stroke=colour, stroke_width=thick + 0.5))
        parts.append(_label(scene.losses[place], "lost", emphasised))
    else:
        points = " ".join(f"{number(x)},{number(y)}" for x, y in head(wire))
        parts.append(element("polygon", points=points, data_part="head", fill=colour))
    return element("g", *parts, _label(scene.labels[place], "label", emphasised), data_part="message")


def _colour(arrow: Arrow) -> str:
    if arrow.again:
        return VERMILLION
    if arrow.spoiled or arrow.copy:  # what the link has done
        return PURPLE
    return "currentColor" if arrow.arrived is None else BLUE


def _label(label: Label, part: str, emphasised: bool) -> str:
    x, y = label.centre
    turned = f"rotate({label.degrees:.2f} {number(x)} {number(y)})" if label.degrees else None
    weight = "bold" if emphasised else None
    return words(
        label.text, x, y + 4.5, data_part=part, text_anchor="middle", transform=turned, font_weight=weight
    )


def _beside(run: Run, scene: Scene, slot: Slot, shown: int, current: int | None) -> Iterator[str]:
    """The time and the notes of one moment, if any of its events is shown."""
    places = [place for place in (slot.head, slot.tail, *slot.notes) if place is not None]
    if slot.seconds is None or not any(place < shown for place in places):
        return
    outward, x = (-1, scene.left) if slot.side == 0 else (1, scene.right)
    anchor, y = ("end", "start")[slot.side], TOP + slot.y
    if run.unit:
        # both columns are aligned at the right, so that the digits stand under each other
        edge = x - BESIDE if slot.side == 0 else x + BESIDE + scene.times[1]
        yield words(run.clock(slot.seconds), edge, y + 4, data_part="time", text_anchor="end", font_size=TIME)
    notes = {place: lines for place, lines in slot.notes.items() if place < shown}
    column = scene.times[slot.side]
    inner, top = x + outward * (BESIDE + (column + BESIDE if column else 0)), y - 11
    for place, lines in notes.items():
        wide, tall = max(width_of(line, NOTE) for line in lines) + 2 * PILL, NOTE_LINE * len(lines) + 6
        yield element(
            "rect",
            x=inner - wide if slot.side == 0 else inner,
            y=top,
            width=wide,
            height=tall,
            rx=5.0,
            data_part="note",
            fill="currentColor",
            fill_opacity="0.08",
            stroke="currentColor",
            stroke_width=2.0 if place == current else 0.8,
        )
        for row, line in enumerate(lines):
            base = top + 15 + NOTE_LINE * row
            yield words(line, inner + outward * PILL, base, text_anchor=anchor, font_size=NOTE)
        top += tall + 1
