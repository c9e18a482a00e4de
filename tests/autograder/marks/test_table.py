"""The table and the export: every mark is in it, whatever names and widths, and nothing in a name is obeyed."""

import csv
import io

import pytest
from rich.console import Console

from autograder.course_folder import Submission
from autograder.marks.export import write_csv
from autograder.marks.read import LATE, Mark
from autograder.marks.table import print_marks

NAMES = [
    "ada",
    "x" * 63,
    "n" * 200,
    "A Rather Long Given Name_1234567_assignsubmission_file_",
    "\x1b[31mred\n6/6",
]


def marks_of(*students: str) -> list[Mark]:
    return [
        Mark(Submission(student, "sums", "one"), exercise, 1.25, 3.0, "graded")
        for exercise in ("an-exercise-with-a-name", "another")
        for student in students
    ]


def printed(marks: list[Mark], width: int) -> str:
    text = io.StringIO()
    print_marks(Console(file=text, width=width), marks)
    return text.getvalue()


@pytest.mark.parametrize("width", [20, 40, 80, 200])
@pytest.mark.parametrize("name", NAMES)
def test_every_mark_is_printed_whatever_the_names_and_the_width(name: str, width: int) -> None:
    table = printed(marks_of(name, "bob"), width)
    assert table.count("1.25/3") >= 4 and table.count("2.5/6") >= 2
    assert "…" not in table and "\x1b" not in table and "\n6/6" not in table
    assert width < 80 or max(map(len, table.splitlines())) <= width, "a long name makes no table wider"
    if name.isalpha():
        assert table.count(name[0]) >= len(name), "the whole name is there"


def test_what_being_late_costs_is_a_column_and_part_of_the_sum() -> None:
    late = [
        Mark(Submission("ada", "sums", "one"), LATE, -2.5, 0.0, "graded"),
        Mark(Submission("bob", "sums", "one"), LATE, None, 0.0, "graded"),
    ]
    rows = [
        [each.strip() for each in line.strip("│ \n").split("│")]
        for line in printed(marks_of("ada", "bob") + late, 100).splitlines()
        if line.startswith("│")
    ]
    assert rows == [
        ["ada", "1.25/3", "1.25/3", "-2.5", "0/6"],
        ["bob", "1.25/3", "1.25/3", "", "2.5/6"],
    ]


def test_what_was_not_recognised_has_a_sign_of_its_own() -> None:
    marks = [
        Mark(Submission("ada", "sums", "one"), "total", None, 3.0, "unrecognised"),
        Mark(Submission("bob", "sums", "one"), "total", None, 3.0, "missing"),
    ]
    table = printed(marks, 100)
    assert "│ ada     │     ? │   ? │" in table and "│ bob     │     - │   - │" in table
    assert "? something handed in that is no notebook of this course" in table


@pytest.mark.parametrize("name", ["=2+5", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1"])
def test_no_name_is_a_formula_in_a_spreadsheet(name: str) -> None:
    text = io.StringIO()
    write_csv(marks_of(name), text)
    for row in csv.DictReader(io.StringIO(text.getvalue())):
        assert row["student"][0] in ("'", "\N{REPLACEMENT CHARACTER}")
        assert float(row["earned"]) == 1.25


def test_the_export_adds_up_with_penalties_and_has_no_line_for_who_has_none() -> None:
    late = [
        Mark(Submission("ada", "sums", "one"), LATE, -2.5, 0.0, "graded"),
        Mark(Submission("bob", "sums", "one"), LATE, None, 0.0, "graded"),
    ]
    text = io.StringIO()
    write_csv(marks_of("ada", "bob") + late, text)
    rows = list(csv.DictReader(io.StringIO(text.getvalue())))
    assert sum(float(row["earned"]) for row in rows if row["student"] == "ada") == 0
    assert [row["exercise"] for row in rows if row["student"] == "bob"] == [
        "an-exercise-with-a-name",
        "another",
    ]
