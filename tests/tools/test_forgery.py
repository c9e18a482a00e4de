"""What `make forgery-table` does, in short: one forgery that stock nbgrader believes and ours does not."""

import pytest

from tests.hostile import course
from tests.hostile.attack import HERE, read
from tools.forgery import ours, stock

FORGED = {
    "empties_later_cells": read(HERE / "forge" / "empties_later_cells.py").content(),
    "honest": course.honest(),
}


@pytest.mark.parametrize(
    ("grader", "expected"),
    [
        (stock, {"empties_later_cells": course.FULL, "honest": course.FULL}),
        (ours, {"empties_later_cells": 0.0, "honest": course.FULL}),
    ],
    ids=["nbgrader", "ours"],
)
def test_only_ours_tells_a_forgery_from_an_honest_notebook(
    grader: object, expected: dict[str, float]
) -> None:
    assert grader.scores(course.instructors(), FORGED) == expected  # type: ignore[attr-defined]
