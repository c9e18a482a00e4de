"""Axes: numbers that are round, and that have room beside the axis."""

from xml.etree import ElementTree

import pytest

from loopback.draw import Curves, TimeSeries
from loopback.draw.axes import SMALL, round_ticks
from loopback.draw.base import Drawing
from loopback.draw.svg import width_of


def texts(drawn: Drawing, anchor: str) -> list[ElementTree.Element]:
    return [each for each in ElementTree.fromstring(drawn.svg()).iter() if each.get("text-anchor") == anchor]


def series(most: float) -> TimeSeries:
    return TimeSeries([0, 20], {"window": [0, most]}, unit="segments")


def curves(most: float) -> Curves:
    return Curves([0, 1], {"a": [0, most]}, {"a": [0, most]}, x_label="x", y_label="y")


@pytest.mark.parametrize("most", [41, 43, 73, 1000, 0.37, 123_456, 9999.5, 1e-5])
@pytest.mark.parametrize("drawing", [series, curves])
def test_each_number_beside_the_axis_lies_inside_the_drawing(drawing: type[Drawing], most: float) -> None:
    numbers = texts(drawing(most), "end")
    assert len(numbers) >= 3
    for number in numbers:
        assert float(number.get("x") or 0) - width_of(number.text or "", SMALL) >= 0


def test_numbers_of_segments_are_whole_and_round() -> None:
    assert [each.text for each in texts(series(41), "end")] == ["0", "10", "20", "30", "40"]
    assert [each.text for each in texts(series(123), "end")] == ["0", "50", "100"]
    assert [each.text for each in texts(series(2), "end")] == ["0", "1", "2"]


def test_numbers_below_the_axis_are_round() -> None:
    drawn = TimeSeries([0, 0.3, 0.6], {"window": [1, 2, 3]}, unit="segments")
    below = [each.text for each in texts(drawn, "middle")]
    assert below == ["0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6", "s"]


def test_a_number_stands_at_the_height_of_the_line_that_reaches_it() -> None:
    drawn = TimeSeries([0, 1, 2], {"window": [0, 20, 41]}, unit="segments")
    (twenty,) = [each for each in texts(drawn, "end") if each.text == "20"]
    (line,) = [each for each in ElementTree.fromstring(drawn.svg()).iter() if each.get("data-part") == "line"]
    height = float((line.get("d") or "").split("L")[1].split()[1])
    assert float(twenty.get("y") or 0) == pytest.approx(height + 4, abs=0.1)


def test_at_most_so_many_numbers_and_none_above_the_highest() -> None:
    for most in (1, 1.5, 3, 7, 9.99, 60, 61, 0.07, 2**30):
        ticks = round_ticks(most, 6)
        assert 3 <= len(ticks) <= 7
        assert ticks[-1][0] <= most
