"""An accept queue over time, as text and as SVG."""

from xml.etree import ElementTree

from loopback.draw import AcceptQueueDiagram

DRAWN = AcceptQueueDiagram(["connect", "connect", "accept", "accept"], [(1, 1), (2, 2), (2, 1), (2, 0)])
FULL = AcceptQueueDiagram(["connect", "connect"], [(1, 1), (1, 1)])


def parts(picture: AcceptQueueDiagram, name: str) -> list[ElementTree.Element]:
    return [each for each in ElementTree.fromstring(picture.svg()).iter() if each.get("data-part") == name]


def test_text_has_a_row_for_each_event() -> None:
    assert (
        str(DRAWN)
        == """
event    queue
connect  [#][ ]  1 waits
connect  [#][#]  2 wait
accept   [#][ ]  1 waits
accept   [ ][ ]  0 wait"""[1:]
    )


def test_a_client_that_is_not_let_in_is_remarked() -> None:
    assert FULL.sentences() == ["connect: 1 waits.", "connect: 1 waits; this client is not let in."]


def test_svg_has_a_box_for_each_place_and_marks_those_taken() -> None:
    assert len(parts(DRAWN, "taken")) == 4 and len(parts(DRAWN, "free")) == 4
    assert all(box.get("stroke-dasharray") for box in parts(DRAWN, "free"))
    assert not any(box.get("stroke-dasharray") for box in parts(DRAWN, "taken"))


def test_svg_is_told_to_a_screen_reader_event_by_event() -> None:
    root = ElementTree.fromstring(FULL.svg())
    assert next(each.text for each in root if each.tag.endswith("desc")) == " ".join(FULL.sentences())


def test_nothing_to_draw_is_drawn() -> None:
    assert str(AcceptQueueDiagram([], [])) == "event  queue"
    ElementTree.fromstring(AcceptQueueDiagram([], []).svg())
