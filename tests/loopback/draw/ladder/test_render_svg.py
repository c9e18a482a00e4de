"""Ladder diagrams as SVG, read back and measured by a geometry of the test's own."""

import re
from itertools import combinations, pairwise
from math import cos, radians, sin
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loopback import Ladder
from loopback.draw.ladder import scene as ladder_scene

SVG = "{http://www.w3.org/2000/svg}"
GLYPH, ASCENT, DESCENT = 0.602, 0.76, 0.24  # DejaVu Sans Mono, over the font size
Point = tuple[float, float]
Polygon = list[Point]


def parsed(ladder: Ladder, steps: int | None = None) -> ElementTree.Element:
    return ElementTree.fromstring(ladder.svg(steps=steps))


def parts(root: ElementTree.Element, *names: str) -> list[ElementTree.Element]:
    return [element for element in root.iter() if element.get("data-part") in names]


def text_box(element: ElementTree.Element) -> Polygon:
    """The corners of a text, turned as its transform says."""
    size = float(element.get("font-size", "13"))
    x, y, wide = (
        float(element.attrib["x"]),
        float(element.attrib["y"]),
        GLYPH * size * len(element.text or ""),
    )
    left = x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[element.get("text-anchor", "start")]
    top, bottom = y - ASCENT * size, y + DESCENT * size
    corners = [(left, top), (left + wide, top), (left + wide, bottom), (left, bottom)]
    turn = re.fullmatch(r"rotate\((\S+) (\S+) (\S+)\)", element.get("transform", "rotate(0 0 0)"))
    assert turn is not None
    degrees, cx, cy = map(float, turn.groups())
    c, s = cos(radians(degrees)), sin(radians(degrees))
    return [(cx + (px - cx) * c - (py - cy) * s, cy + (px - cx) * s + (py - cy) * c) for px, py in corners]


def segments(element: ElementTree.Element) -> list[Polygon]:
    pieces = re.findall(r"M(\S+) (\S+)L(\S+) ([^ML ]+)", element.attrib["d"])
    return [[(float(a), float(b)), (float(c), float(d))] for a, b, c, d in pieces]


def rectangle(element: ElementTree.Element) -> Polygon:
    x, y, w, h = (float(element.attrib[name]) for name in ("x", "y", "width", "height"))
    return [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]


def polygon(element: ElementTree.Element) -> Polygon:
    return [(float(x), float(y)) for x, y in (pair.split(",") for pair in element.attrib["points"].split())]


def overlap(first: Polygon, second: Polygon) -> bool:
    """Whether two convex shapes share more than an edge: no axis of either keeps them apart."""
    for shape in (first, second):
        axes = [(y1 - y2, x2 - x1) for (x1, y1), (x2, y2) in pairwise([*shape, shape[0]])]
        if len(shape) == 2:
            axes.append((shape[1][0] - shape[0][0], shape[1][1] - shape[0][1]))
        for ax, ay in axes:
            one, two = ([x * ax + y * ay for x, y in corners] for corners in (first, second))
            if max(one) <= min(two) or max(two) <= min(one):
                return False
    return True


def assert_nothing_overlaps(ladder: Ladder) -> None:
    root = parsed(ladder)
    labels = [(element.text, text_box(element)) for element in parts(root, "label", "lost")]
    drawn = [piece for element in parts(root, "wire", "cross") for piece in segments(element)]
    drawn += [polygon(element) for element in parts(root, "head")]
    for (one, first), (two, second) in combinations(labels, 2):
        assert not overlap(first, second), f"{one!r} lies on {two!r}"
    for text, box in labels:
        assert not any(overlap(box, piece) for piece in drawn), f"a line runs through {text!r}"
    west, east = sorted(segments(element)[0][0][0] for element in parts(root, "side"))
    for text, box in labels:
        assert all(west < x < east for x, _ in box), f"{text!r} is not between the two lines"
    beside = [text_box(element) for element in parts(root, "time", "wait", "name")]
    beside += [rectangle(element) for element in parts(root, "note")]
    for first, second in combinations(beside, 2):
        assert not overlap(first, second), "two things beside a line overlap"
    _, _, width, height = map(float, root.attrib["viewBox"].split())
    for box in [box for _, box in labels] + beside:
        assert all(-0.1 <= x <= width + 0.1 and 0 <= y <= height for x, y in box), "something is cut off"


moments = st.one_of(st.integers(0, 12).map(lambda n: n / 100), st.floats(0, 2))
delays = st.one_of(st.just(0.0), st.just(0.01), st.floats(0, 0.5), st.none())
texts = st.text("SYNACKdata=0123456789 <&>'", min_size=1, max_size=80)
arrows = st.tuples(st.booleans(), texts, moments, delays, st.booleans(), st.booleans())
notes = st.tuples(st.booleans(), texts, moments)


@st.composite
def ladders(draw: st.DrawFn) -> Ladder:
    ladder = Ladder("west", "a side with a name of some length", unit=draw(st.sampled_from(["ms", None])))
    for event in draw(st.lists(st.one_of(arrows, arrows, notes), max_size=12)):
        side = ladder.right if event[0] else ladder.left
        if len(event) == 3:
            ladder.note(side, event[1], event[2])
        else:
            _, text, sent, delay, again, spoiled = event
            ladder.arrow(
                side, text, sent, None if delay is None else sent + delay, again=again, spoiled=spoiled
            )
    return ladder


@settings(max_examples=120, deadline=None)
@given(ladders())
def test_labels_touch_neither_lines_nor_each_other(ladder: Ladder) -> None:
    assert_nothing_overlaps(ladder)


@settings(max_examples=40, deadline=None)
@given(ladders())
def test_labels_touch_nothing_in_the_last_resort_either(ladder: Ladder) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ladder_scene, "ATTEMPTS", ())
        assert_nothing_overlaps(ladder)


@settings(max_examples=60, deadline=None)
@given(ladders())
def test_later_is_lower(ladder: Ladder) -> None:
    scene = ladder_scene.compose(ladder.run)
    for earlier, later in pairwise(sorted(scene.layout.slots, key=lambda slot: slot.time)):
        assert later.time == earlier.time or later.y > earlier.y
    for place, tail in scene.layout.tails.items():
        assert scene.layout.heads[place].y >= tail.y + 30, "an arrow must fall visibly"


def test_a_lost_word_keeps_clear_of_the_next_label() -> None:
    ladder = Ladder("a", "b")
    ladder.arrow("b", "x" * 3, 0.005, None)
    ladder.arrow("a", "y" * 40, 0, None)
    ladder.arrow("a", "z" * 20, 0, 0.01)
    assert_nothing_overlaps(ladder)


def test_long_labels_sent_at_once_from_both_sides_keep_clear_in_the_last_resort(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ladder = Ladder("a", "b")
    ladder.arrow("a", "x" * 50, 0, 0.01)
    ladder.arrow("b", "y" * 50, 0, 0.01)
    monkeypatch.setattr(ladder_scene, "ATTEMPTS", ())
    assert_nothing_overlaps(ladder)


def test_a_plain_handshake_needs_no_last_resort(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ladder_scene, "_with_labels_in_rows", None)
    assert_nothing_overlaps(handshake())


def handshake() -> Ladder:
    ladder = Ladder("client", "server")
    ladder.arrow("client", "SYN seq=4294967295", 0, 0.01)
    ladder.arrow("server", "SYN,ACK seq=4294967295 ack=0", 0.01, 0.02)
    ladder.note("client", "ESTABLISHED", 0.02)
    ladder.arrow("client", "ACK seq=0 ack=0", 0.02, None)
    ladder.arrow("client", "seq=0 b'ping'", 0.021, 0.031, spoiled=True)
    ladder.arrow("client", "seq=0 b'ping'", 1.0, 1.01, again=True)
    return ladder


def test_the_root_is_an_image_with_title_and_description() -> None:
    root = parsed(handshake())
    title, told = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None and told is not None
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == title.get("id")
    assert root.get("aria-describedby") == told.get("id")
    assert title.text == "Sequence diagram: client and server, 5 messages"
    assert told.text == " ".join(handshake().sentences())


def test_every_message_is_drawn_and_told_by_more_than_colour() -> None:
    root = parsed(handshake())
    assert len(parts(root, "message")) == len(parts(root, "wire")) == len(parts(root, "label")) == 5
    assert len(parts(root, "head")) == 4
    assert len(parts(root, "cross")) == len(parts(root, "lost")) == 1
    *_, lost, spoiled, again = parts(root, "message")
    dashes = [parts(message, "wire")[0].get("stroke-dasharray") for message in (lost, spoiled, again)]
    assert dashes[0] and dashes[1] and dashes[0] != dashes[1] and dashes[2] is None
    words = [parts(message, "label")[0].text or "" for message in (lost, spoiled, again)]
    assert words[1].endswith("(corrupted)") and words[2].endswith("(again)")
    assert parts(again, "wire")[0].get("stroke") == "#D55E00"


def test_text_takes_the_colour_of_the_page() -> None:
    root = parsed(handshake())
    assert root.get("fill") == "currentColor"
    assert "color:var(--jp-content-font-color1,currentColor)" in root.attrib["style"]
    assert all(element.get("fill") is None for element in root.iter(f"{SVG}text"))


def test_a_long_wait_is_compressed_marked_and_told() -> None:
    root = parsed(handshake())
    assert [element.text for element in parts(root, "wait")] == ["969 ms pass"]
    assert float(root.attrib["viewBox"].split()[3]) < 600
    # the upright line is drawn in two pieces, and two strokes mark the break
    assert all(len(segments(side)) == 4 for side in parts(root, "side"))


def test_without_a_unit_there_are_no_times_and_no_waits() -> None:
    ladder = Ladder("a", "b", unit=None)
    ladder.arrow("a", "x", 0, 0.001)
    ladder.arrow("b", "y", 1000, 1001)
    root = parsed(ladder)
    assert not parts(root, "time", "wait")
    assert "ms" not in "".join(root.itertext())


@pytest.mark.parametrize(
    "nasty", ["<script>alert(1)</script>", "]]>", "&amp;", "\x00\x1b\ud800", '" onload="x']
)
def test_labels_notes_and_names_are_escaped(nasty: str) -> None:
    ladder = Ladder(nasty, "b")
    ladder.arrow(nasty, nasty, 0, 1)
    ladder.note(nasty, nasty, 0)
    root = parsed(ladder)
    assert not list(root.iter(f"{SVG}script"))
    assert not any(name.startswith("on") for element in root.iter() for name in element.attrib)
    assert "<script" not in ladder.svg()
    ladder.svg().encode()


def test_the_same_run_gives_the_same_bytes() -> None:
    assert handshake().svg() == handshake().svg()
    assert handshake().svg() == handshake()._repr_html_()


def test_steps_reveal_the_run_where_the_whole_drawing_has_it() -> None:
    whole, first = parsed(handshake()), parsed(handshake(), steps=2)
    assert first.get("viewBox") == whole.get("viewBox")
    assert [text_box(label) for label in parts(first, "label")] == [
        text_box(label) for label in parts(whole, "label")[:2]
    ]
    weights = [label.get("font-weight") for label in parts(first, "label")]
    assert weights == [None, "bold"], "the newest event is emphasised"
    assert not parts(first, "note")
    assert not parts(parsed(handshake(), steps=0), "message", "time", "note")


def test_an_empty_ladder_is_drawn_too() -> None:
    assert "(nothing was sent)" in "".join(parsed(Ladder("a", "b")).itertext())
