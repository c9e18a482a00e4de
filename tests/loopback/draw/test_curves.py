"""Measured points beside formulas, as text and as SVG."""

from itertools import pairwise
from xml.etree import ElementTree

import pytest

from loopback.draw import Curves

X = [0, 10, 20]
MEASURED = {"one": [50, 34, 23.5], "eight": [400, 146, 91], "four": [200, 95, 60]}
FORMULA = {"one": [50, 34, 23.5], "eight": [400, 272, 188], "four": [200, 136, 94]}


def curves() -> Curves:
    return Curves(X, MEASURED, FORMULA, x_label="% lost", y_label="messages a second")


def parts(drawn: Curves, name: str) -> list[ElementTree.Element]:
    return [each for each in ElementTree.fromstring(drawn.svg()).iter() if each.get("data-part") == name]


def test_each_number_stands_under_its_x() -> None:
    assert curves().text().splitlines()[:3] == [
        "messages a second  % lost   0  10   20",
        "one, measured              50  34 23.5",
        "one, formula               50  34 23.5",
    ]


def test_each_series_has_a_dashed_line_a_name_and_marks_of_a_shape_of_its_own() -> None:
    assert all(line.get("stroke-dasharray") for line in parts(curves(), "formula"))
    assert [name.text for name in parts(curves(), "name")] == list(MEASURED)
    marks = parts(curves(), "measured")
    assert len(marks) == 9
    shapes = {(mark.tag.rpartition("}")[2], (mark.get("d") or "").count("L")) for mark in marks}
    assert len(shapes) == 3


def test_names_of_lines_that_end_together_stand_apart() -> None:
    same = {"a": [1, 1], "b": [1, 1], "c": [1, 1]}
    drawn = Curves([0, 1], same, same, x_label="x", y_label="y")
    heights = sorted(float(name.get("y") or 0) for name in parts(drawn, "name"))
    assert all(after - before >= 15 for before, after in pairwise(heights))


def test_a_reader_who_cannot_see_it_is_told_every_number() -> None:
    told = " ".join(curves().sentences())
    assert "eight: at 0 % lost 400 measured, 400 by the formula; at 10 % lost 146 measured, 272 by" in told
    assert told in curves().svg()


def test_a_point_on_its_formula_is_drawn_on_its_line() -> None:
    (circle, *_), (line, *_) = parts(curves(), "measured"), parts(curves(), "formula")
    assert (line.get("d") or "").startswith(f"M{circle.get('cx')} {circle.get('cy')}")


def test_what_cannot_be_drawn_is_refused() -> None:
    for x, measured, formula, why in (
        (X, {}, {}, "told apart"),
        (X, {"a": [1, 2, 3]}, {"b": [1, 2, 3]}, "other names"),
        (X, {"a": [1, 2]}, {"a": [1, 2, 3]}, "one number for each"),
        (X, {"a": [1, 2, -3]}, {"a": [1, 2, 3]}, "negative"),
    ):
        with pytest.raises(ValueError, match=why):
            Curves(x, measured, formula, x_label="x", y_label="y")
