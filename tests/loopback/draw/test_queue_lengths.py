"""QueueLengths over time as text and as SVG."""

from xml.etree import ElementTree

import pytest

from loopback.draw import QueueLengths

QUEUES = {"bob": [0, 0, 0, 0], "eve": [1, 2, 3, 4], "eve, with a limit": [1, 2]}


def queues() -> QueueLengths:
    return QueueLengths(QUEUES, unit="messages", step="round", limit=2)


def parts(levels: QueueLengths, name: str) -> list[ElementTree.Element]:
    return [each for each in ElementTree.fromstring(levels.svg()).iter() if each.get("data-part") == name]


def test_every_level_stands_under_its_step_and_an_early_end_is_marked() -> None:
    assert queues().text().splitlines() == [
        "messages  round   1 2 3 4",
        "bob               0 0 0 0",
        "eve               1 2 3 4",
        "                  ▂ ▄ ▆ █",
        "eve, with a limit 1 2×",
        "                  ▂ ▄",
        "limit             2 2 2 2",
    ]


def test_the_drawing_tells_its_lines_apart_without_colour() -> None:
    lines = parts(queues(), "line")
    assert len(lines) == 3
    assert len({line.get("stroke-dasharray") for line in lines}) == 3
    assert [name.text for name in parts(queues(), "name")] == list(QUEUES)


def test_only_a_line_that_ends_early_ends_in_a_cross() -> None:
    assert len(parts(queues(), "end")) == 1
    assert parts(QueueLengths({"a": [1, 2]}, unit="u", step="s"), "end") == []


def test_the_name_of_a_line_that_ends_early_has_a_piece_of_that_line_in_front_of_it() -> None:
    [sample], line = parts(queues(), "sample"), parts(queues(), "line")[-1]
    assert [sample.get(name) for name in ("stroke", "stroke-dasharray")] == ["#CC79A7", "3 3"]
    assert sample.get("stroke") == line.get("stroke")


def test_a_reader_who_cannot_see_it_is_told_every_level() -> None:
    told = " ".join(queues().sentences())
    assert "eve: 1, 2, 3, 4." in told
    assert "ends after round 2" in told
    assert told in queues().svg()


def test_the_same_levels_give_the_same_bytes() -> None:
    assert queues().svg() == queues().svg()


def test_what_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        QueueLengths({"a": [-1]}, unit="u", step="s")
    with pytest.raises(ValueError, match="told apart"):
        QueueLengths({}, unit="u", step="s")


def test_the_axis_names_the_limit_where_there_is_room_for_it():
    assert ">2</text>" in QueueLengths({"eve": [0, 0]}, unit="messages", step="time", limit=2).svg()
    drawn = QueueLengths({"eve": [0, 40]}, unit="messages", step="time", limit=21).svg()
    assert ">21</text>" in drawn
    drawn = QueueLengths({"eve": [0, 40]}, unit="messages", step="time", limit=39).svg()
    assert ">39</text>" not in drawn
