"""A state diagram has a box for each state, and an arrow with words for each transition."""

import re
import xml.etree.ElementTree as ET

import pytest

from loopback.draw import StateDiagram
from loopback.transitions import StateTable

TABLE = StateTable("""
    LISTEN        < SYN seq=irs   > SYN,ACK seq=iss   SYN-RECEIVED
    SYN-RECEIVED  < RST seq=irs                       LISTEN
""")
NEW = StateTable("SYN-RECEIVED  < ACK seq=irs  ESTABLISHED")
PLACES = {"LISTEN": (0, 0), "SYN-RECEIVED": (0, 1), "ESTABLISHED": (1, 1)}


def lines_of(svg: str) -> list[tuple[str, str | None]]:
    root = ET.fromstring(svg)
    parts = [each for each in root.iter() if each.get("data-part") == "transition"]
    return [(str(each.get("d")), each.get("stroke-dasharray")) for each in parts]


def test_the_text_has_a_line_for_each_transition() -> None:
    assert str(StateDiagram(TABLE, PLACES, new=NEW)).splitlines() == [
        "LISTEN -- SYN arrives, send SYN,ACK --> SYN-RECEIVED",
        "SYN-RECEIVED -- RST arrives --> LISTEN",
        "SYN-RECEIVED -- ACK arrives --> ESTABLISHED (new)",
    ]


def test_the_svg_has_a_box_a_state_and_a_line_a_transition_and_new_ones_are_dashed() -> None:
    svg = StateDiagram(TABLE, PLACES, new=NEW).svg()
    assert svg.count('data-part="state"') == 3
    assert [bool(dashes) for _, dashes in lines_of(svg)] == [False, False, True]
    assert "SYN arrives, send SYN,ACK" in svg and svg == StateDiagram(TABLE, PLACES, new=NEW).svg()


def test_arrows_that_go_opposite_ways_stand_apart_and_leave_their_words_free() -> None:
    there, back, _ = lines_of(StateDiagram(TABLE, PLACES, new=NEW).svg())
    columns = [{float(x) for x in re.findall(r"[ML]([\d.]+) ", path)} for path, _ in (there, back)]
    assert not columns[0] & columns[1]
    assert there[0].count("M") == 2, "the line is cut where its words stand"


def test_a_state_without_a_place_is_an_error() -> None:
    with pytest.raises(KeyError, match="ESTABLISHED"):
        StateDiagram(NEW, {"SYN-RECEIVED": (0, 0)})


def test_an_arrow_from_a_state_to_itself_stands_below_its_box_inside_of_the_drawing() -> None:
    svg = StateDiagram(StateTable("TIME-WAIT  < FIN  > ACK  TIME-WAIT"), {"TIME-WAIT": (0, 0)}).svg()
    ((path, _),) = lines_of(svg)
    height = float(ET.fromstring(svg).get("viewBox", "").split()[3])
    heights = [float(y) for y in re.findall(r"[ML][\d.]+ ([\d.]+)", path)]
    label = next(each for each in ET.fromstring(svg).iter() if each.get("data-part") == "label")
    assert len(heights) == 4
    assert heights[0] == heights[3] < heights[1] == heights[2] < float(str(label.get("y"))) < height
    assert "".join(label.itertext()) == "FIN arrives, send ACK"
