"""Quantities over the seconds of a run, as text and as SVG."""

from xml.etree import ElementTree

import pytest

from loopback.draw import TimeSeries

TIMES = [each / 10 for each in range(101)]
VALUES = {"Ann": [each % 20 for each in range(101)], "Bob": [20 - each % 20 for each in range(101)]}


def series() -> TimeSeries:
    return TimeSeries(TIMES, VALUES, unit="segments", limit=25)


def parts(drawn: TimeSeries, name: str) -> list[ElementTree.Element]:
    return [each for each in ElementTree.fromstring(drawn.svg()).iter() if each.get("data-part") == name]


def test_the_text_has_eleven_numbers_of_each_line_from_the_first_to_the_last() -> None:
    head, ann, bob, limit = series().text().splitlines()
    assert head.split() == ["segments", "s", *map(str, range(11))]
    assert ann.split() == ["Ann", *["0", "10"] * 5, "0"]
    assert bob.split() == ["Bob", *["20", "10"] * 5, "20"]
    assert limit.split() == ["limit", *["25"] * 11]


def test_each_line_has_every_point_and_a_look_of_its_own() -> None:
    lines = parts(series(), "line")
    assert [(line.get("d") or "").count("L") for line in lines] == [100, 100]
    assert len({(line.get("stroke"), line.get("stroke-dasharray")) for line in lines}) == 2
    assert [name.text for name in parts(series(), "name")] == ["Ann", "Bob"]
    assert len(parts(series(), "limit")) == 1


def test_the_highest_number_is_at_the_top_and_zero_on_the_axis() -> None:
    drawn = TimeSeries([0, 1], {"window": [0, 8]}, unit="segments")
    (line,) = parts(drawn, "line")
    low, high = [float(point.split()[1]) for point in (line.get("d") or "")[1:].split("L")]
    assert (low, high) == (210, 30)
    assert parts(drawn, "limit") == []


def test_a_reader_who_cannot_see_it_is_told_numbers_of_each_line() -> None:
    told = " ".join(series().sentences())
    assert told.startswith("Ann, in segments: 0 at 0 s; 10 at 1 s;")
    assert told.endswith("The limit is 25.")
    assert told in series().svg()


def test_what_cannot_be_drawn_is_refused() -> None:
    for times, values, why in (
        ([0, 1], {}, "told apart"),
        ([0, 1], {name: [1, 1] for name in "abcd"}, "told apart"),
        ([0], {"a": [1]}, "two at least"),
        ([0, 1], {"a": [1]}, "each line needs a number"),
        ([0, 1], {"a": [1, -1]}, "negative"),
    ):
        with pytest.raises(ValueError, match=why):
            TimeSeries(times, values, unit="segments")
