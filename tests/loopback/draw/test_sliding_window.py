"""A sender's window slides over what it has to send, as text and as SVG."""

from xml.etree import ElementTree

import pytest

from loopback.draw import SlidingWindow, slide_window
from loopback.draw.sliding_window import CELLS


def drawn() -> SlidingWindow:
    window = SlidingWindow(480)
    window.add("ack 0 window 200", acked=0, sent=200, edge=200)
    window.add("ack 100 window 300", acked=100, sent=250, edge=400)
    window.add("ack 250 window 0", acked=250, sent=400, edge=250)
    window.add("ack 400 window 900", acked=400, sent=480, edge=1300)
    return window


def parts(svg: str, name: str) -> list[ElementTree.Element]:
    return [each for each in ElementTree.fromstring(svg).iter() if each.get("data-part") == name]


def test_the_text_has_a_character_for_each_tenth_place() -> None:
    bars = [line[len("ack 100 window 300 ") :] for line in str(drawn()).splitlines()]
    assert bars[0] == "=" * 20 + "|" + "-" * 28
    assert bars[1] == "#" * 10 + "=" * 15 + "." * 15 + "|" + "-" * 8
    assert bars[2] == "#" * 25 + "|" + "=" * 15 + "-" * 8  # the right edge has moved left
    assert bars[3] == "#" * 40 + "=" * 8  # the edge is beyond the last place
    assert all(len(bar.replace("|", "")) == CELLS for bar in bars[:4])
    assert bars[4].startswith("# acknowledged   = on its way")


def test_bars_are_as_wide_as_their_places() -> None:
    svg = drawn().svg()
    ways = parts(svg, "on its way")
    widths = [float(each.get("width") or 0) for each in ways]
    assert widths == pytest.approx([460 * places / 480 for places in (200, 150, 150, 80)], abs=0.1)
    assert len(parts(svg, "may be sent")) == 1
    assert len(parts(svg, "edge")) == 3


def test_each_kind_has_a_look_of_its_own_beside_its_colour() -> None:
    svg = drawn().svg()
    kinds = ("acknowledged", "on its way", "may be sent", "waits")
    looks = {
        (one.get("fill-opacity"), one.get("stroke-dasharray"))
        for one in (parts(svg, kind)[0] for kind in kinds)
    }
    assert len(looks) == 4


def test_sentences_count_places() -> None:
    assert drawn().sentences()[1] == (
        "ack 100 window 300: 100 acknowledged, 150 on its way, 150 may be sent, 80 waits; the window ends at 400."
    )


def test_only_the_first_moments_can_be_drawn() -> None:
    assert len(parts(drawn().svg(steps=2), "on its way")) == 2


@pytest.mark.parametrize("places", [(5, 4, 9), (-1, 4, 9), (0, 500, 9), (5, 6, 4)])
def test_places_out_of_order_are_refused(places: tuple[int, int, int]) -> None:
    acked, sent, edge = places
    with pytest.raises(ValueError, match="not in order"):
        SlidingWindow(480).add("ack", acked=acked, sent=sent, edge=edge)


def test_nothing_to_send_is_refused() -> None:
    with pytest.raises(ValueError, match="nothing to draw"):
        SlidingWindow(0)


def test_the_slider_reveals_moment_by_moment_and_the_whole_stands_behind_it() -> None:
    box = slide_window(drawn())
    controls, sentence, picture = box.children
    (slider,) = controls.children
    assert (slider.min, slider.value, slider.max) == (0, 0, 4)
    assert "4 steps to come" in sentence.value
    slider.value = 3
    assert picture.value == drawn().svg(steps=3)
    assert drawn().sentences()[2] in sentence.value
    bundle = box._repr_mimebundle_()
    assert (bundle["text/plain"], bundle["text/html"]) == (drawn().text(), drawn().svg())


def test_the_key_names_what_is_drawn_and_nothing_else() -> None:
    window = SlidingWindow(400)
    window.add("ack 0 window 500", acked=0, sent=400, edge=500)
    assert window.text().endswith("= on its way") and "may be sent" not in window.svg()
