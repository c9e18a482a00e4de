"""SequenceRing: numbers and arcs on a ring, as text, as SVG and moved by a slider."""

from itertools import pairwise
from xml.etree import ElementTree

import pytest

from loopback.draw import SequenceRing, move_arc

SMALL = SequenceRing({"next": 14}, {"window": (14, 5), "segment": (12, 3)}, size=16)
NEAR = SequenceRing({"next": 2**32 - 2}, {"window": (2**32 - 2, 5)}, near=0)
WHOLE = SequenceRing({"a": 2**32 - 6, "b": 5}, {"window": (2**30, 65535)})


def parts(ring: SequenceRing, name: str) -> list[ElementTree.Element]:
    return [each for each in ElementTree.fromstring(ring.svg()).iter() if each.get("data-part") == name]


def ends(arc: ElementTree.Element) -> tuple[list[float], list[float]]:
    """Where an arc begins and ends, in pixels from the middle of the ring."""
    words = (arc.get("d") or "").replace("M", "").replace("A", " ").split()
    return [float(word) for word in words[:2]], [float(word) for word in words[-2:]]


def test_a_small_ring_has_a_column_for_each_number_and_arcs_go_across_the_wrap() -> None:
    assert SMALL.text().splitlines() == [
        "16 numbers          0  1  2  3  4  5  6  7  8  9 10 11 12 13 14 15",
        "next     14                                                   ^",
        "window   14 to 2    =  =  =                                   =  =",
        "segment  12 to 14                                       =  =  =",
    ]


def test_near_a_number_its_neighbours_are_shown_and_those_before_0_count_back_from_it() -> None:
    head, following, window = NEAR.text().splitlines()
    assert head.split()[2:] == [str(number) for number in range(-8, 8)]
    assert following.index("^") == head.index("-2") + 1
    assert window.count("=") == 5 and window.index("=") == following.index("^")


def test_a_large_ring_lists_its_numbers_and_labels_its_quarters() -> None:
    assert WHOLE.text().splitlines() == [
        "4,294,967,296 numbers",
        "a       4294967290",
        "b       5",
        "window  1073741824 to 1073807358",
    ]
    assert [label.text for label in parts(WHOLE, "label")] == ["0", "2³⁰", "2³¹", "3·2³⁰"]


def test_a_reader_who_cannot_see_it_is_told_every_number_and_where_an_arc_wraps() -> None:
    told = " ".join(SMALL.sentences())
    assert "next is 14." in told and "window: 14 to 2, 5 numbers, across the wrap." in told
    assert "segment: 12 to 14, 3 numbers." in told
    assert told in SMALL.svg()
    assert SequenceRing({}, {"SYN": (7, 1)}).sentences() == ["SYN: 7 to 7, 1 number."]
    assert SequenceRing({}, {}).sentences() == ["A ring of 4,294,967,296 numbers."]


def test_arcs_are_told_apart_without_colour_and_all_names_stand_apart() -> None:
    ring = SequenceRing({name: number for number, name in enumerate("abcdef")}, {"x": (0, 9), "y": (1, 9)})
    assert len({arc.get("stroke-dasharray") for arc in parts(ring, "arc")}) == 2
    heights = sorted(float(name.get("y") or 0) for name in parts(ring, "name"))
    assert len(heights) == 8
    assert min(second - first for first, second in pairwise(heights)) >= 18


def test_an_arc_covers_its_numbers_and_no_other() -> None:
    begin, end = ends(parts(SequenceRing({}, {"half": (0, 8)}, size=16), "arc")[0])
    assert begin[0] < 0 and end[0] > 0  # from half a slot before 0 to half a slot before 8
    assert begin[1] == pytest.approx(-end[1], abs=0.2) and begin[0] == pytest.approx(-end[0], abs=0.2)


def test_an_arc_too_narrow_to_be_seen_is_drawn_wider() -> None:
    begin, end = ends(parts(WHOLE, "arc")[0])
    assert end[1] - begin[1] > 5


def test_an_arc_that_leaves_the_neighbourhood_ends_at_the_gap() -> None:
    ring = SequenceRing({}, {"window": (2**32 - 2, 2**30), "behind": (2**31, 9)}, near=0)
    (window, behind) = parts(ring, "arc")
    assert ends(window)[1][0] > 0 and ends(window)[1][1] > 0
    assert ends(behind)[0][1] > 0


def test_the_same_ring_gives_the_same_bytes() -> None:
    assert NEAR.svg() == NEAR.moved("window", 2**32 - 2).svg() != NEAR.moved("window", 3).svg()


def test_what_is_not_on_the_ring_is_refused() -> None:
    for numbers, arcs in (({"a": 16}, {}), ({"a": -1}, {}), ({}, {"a": (16, 1)})):
        with pytest.raises(ValueError, match="not on a ring of 16"):
            SequenceRing(numbers, arcs, size=16)
    for length in (0, 17):
        with pytest.raises(ValueError, match="empty, or longer"):
            SequenceRing({}, {"a": (0, length)}, size=16)
    with pytest.raises(ValueError, match="told apart"):
        SequenceRing({}, dict.fromkeys("abcd", (0, 1)))
    with pytest.raises(KeyError):
        NEAR.moved("segment", 3)


def test_the_slider_moves_one_arc_and_tells_what_is_asked_of_it() -> None:
    box = move_arc(SMALL, "segment", [12, 13, 2], lambda first: f"<{first}>")
    controls, sentence, picture = box.children
    (slider,) = controls.children
    slider.value = 13
    assert "segment begins at 13." in sentence.value and "&lt;13&gt;" in sentence.value
    assert picture.value == SMALL.moved("segment", 13).svg()
    assert box._repr_mimebundle_()["text/plain"] == SMALL.text()
    assert box._repr_mimebundle_()["text/html"] == SMALL.svg()
