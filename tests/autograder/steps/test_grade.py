"""Grading from end to end, with nbgrader underneath: a class goes in, marks and feedback come out."""

import csv
import io
import re
from pathlib import Path

import pytest
from nbgrader.api import Gradebook

from autograder import course_folder as courses
from autograder.course_folder import Course, Submission
from autograder.marks.export import write_csv
from autograder.marks.read import Mark, marks_of
from autograder.nbgrader_bridge.gradebook import gradebook
from autograder.steps.feedback import feedback
from autograder.steps.grade import Graded, grade
from autograder.steps.release import release
from tests.support.leaks import squeeze, text_of_page
from tests.support.small_course import CRASHES, DIES, TOTAL, TWICE, hand_in, make_course, nbgrader, sums

pytestmark = pytest.mark.takes(25)

HANGS = "def twice(number):\n    while True:\n        pass\n"
DEAF = """def twice(number):
    while True:
        try:
            while True:
                pass
        except KeyboardInterrupt:
            pass
"""
WARNS = "import sys\ndef twice(number):\n    print('careful', file=sys.stderr)\n    return 2 * number\n"
ABSOLUTE = "def total(numbers):\n    return sum(abs(number) for number in numbers)\n"

# student: (points for total, points for twice); None where nothing was handed in
MARKS = {
    "ada": (3, 3),
    "blank": (0, 0),
    "crashes": (1, 3),
    "deaf": (3, 0),
    "dies": (3, 0),
    "hangs": (3, 0),
    "late": (None, None),
    "torn": (0, 0),
    "warns": (3, 3),
    "wrong": (1, 0),
}


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A released small course in which everybody but late has handed in."""
    root = tmp_path_factory.mktemp("graded")
    course = make_course(root, sums__one=sums(), more__two=sums())
    settings = root / "nbgrader_config.py"
    settings.write_text(settings.read_text(encoding="utf-8").replace("timeout = 60", "timeout = 3"), "utf-8")
    course = courses.find(root)
    for assignment in course.assignments:
        release(course, assignment)
    hand_in(course, "ada", "sums", "one", total=TOTAL, twice=TWICE)
    hand_in(course, "blank", "sums", "one")
    hand_in(course, "crashes", "sums", "one", total=CRASHES, twice=TWICE)
    hand_in(course, "deaf", "sums", "one", total=TOTAL, twice=DEAF)
    hand_in(course, "dies", "sums", "one", total=TOTAL, twice=DIES)
    hand_in(course, "hangs", "sums", "one", total=TOTAL, twice=HANGS)
    hand_in(course, "late", "more", "two")
    hand_in(course, "torn", "sums", "one").write_text('{"cells": [', "utf-8")
    hand_in(course, "warns", "sums", "one", total=TOTAL, twice=WARNS)
    hand_in(course, "wrong", "sums", "one", total=ABSOLUTE, twice="twice = None")
    return course


@pytest.fixture(scope="module")
def graded(course: Course) -> Graded:
    """What the first run of grading said."""
    return grade(course, ["sums"], course.students)


@pytest.fixture(scope="module")
def pages(course: Course, graded: Graded) -> dict[str, str]:
    """Each student's feedback, as a reader sees it: without tags."""
    feedback(course, ["sums"], course.students)
    files = course.folder("feedback").glob("*/sums/one.html")
    return {file.parent.parent.name: text_of_page(file) for file in files}


def test_everybody_gets_exactly_the_marks_earned(course: Course, graded: Graded) -> None:
    found = {}
    for mark in marks_of(course, ["sums"]):
        found.setdefault(mark.submission.student, {})[mark.exercise] = mark.earned
    assert {student: (own["total"], own["twice"]) for student, own in found.items()} == MARKS


def test_one_broken_submission_is_named_and_does_not_stop_the_class(graded: Graded) -> None:
    assert [submission.student for submission in graded.broken] == ["torn"]
    assert "one.ipynb is cut off after" in next(iter(graded.broken.values()))
    assert len(graded.anew) == 8


def test_a_second_run_grades_nothing(course: Course, graded: Graded) -> None:
    again = grade(course, ["sums"], course.students)
    assert again.anew == []
    assert len(again.unchanged) == 8 and again.broken == graded.broken


def test_a_changed_submission_is_graded_again_and_no_other(course: Course, graded: Graded) -> None:
    hand_in(course, "crashes", "sums", "one", total=TOTAL, twice=TWICE)
    again = grade(course, ["sums"], course.students)
    assert [submission.student for submission in again.anew] == ["crashes"]
    assert sum(mark.earned or 0 for mark in marks_of(course, ["sums"], ["crashes"])) == 6
    hand_in(course, "crashes", "sums", "one", total=CRASHES, twice=TWICE)
    grade(course, ["sums"], ["crashes"])


@pytest.mark.takes(10)
def test_marks_that_the_gradebook_has_lost_are_made_again(tmp_path: Path) -> None:
    course = make_course(tmp_path, sums__one=sums())
    release(course, "sums")
    for name in ("ada", "bob"):
        hand_in(course, name, "sums", "one", total=TOTAL)
    grade(course, ["sums"], ["ada", "bob"])
    with gradebook(course) as book:
        book.remove_student("bob")
    assert grade(course, ["sums"], ["ada", "bob"]).anew == [Submission("bob", "sums", "one")]
    (course.build / "gradebook.db").unlink()  # as the message on a damaged gradebook says
    release(course, "sums")
    assert len(grade(course, ["sums"], ["ada", "bob"]).anew) == 2
    assert [mark.earned for mark in marks_of(course, ["sums"])] == [3, 3, 0, 0]
    assert len(grade(course, ["sums"], ["ada", "bob"]).unchanged) == 2


def test_each_student_has_a_seed_that_stays(course: Course, graded: Graded) -> None:
    seeds = {}
    for student in ("ada", "hangs", "warns"):
        text = course.file("autograded", Submission(student, "sums", "one")).read_text(encoding="utf-8")
        seeds[student] = re.findall(r"the seed is (\w+)", text)[-1]
    assert len(set(seeds.values())) == 3 and "practice" not in seeds.values()


def test_feedback_shows_marks_titles_and_the_student_s_own_code(pages: dict[str, str]) -> None:
    assert sorted(pages) == sorted(MARKS.keys() - {"late"})
    assert "6 of 6 points" in pages["ada"]
    assert "This notebook could not be read." in pages["torn"]
    assert "total adds negative numbers, and none." in pages["ada"]
    assert "sum(abs(number) for number in numbers)" in pages["wrong"]
    assert "negative numbers count" in pages["wrong"], "the message of the hidden test's failure is missing"


def test_feedback_shows_no_line_of_a_hidden_test(course: Course, pages: dict[str, str]) -> None:
    assert "KeyError" in pages["crashes"]
    for student, page in pages.items():
        assert "negative_numbers_of_the_hidden_test" not in page, student
        assert "HIDDEN TESTS" not in page, student
        assert "assert total([]) == 0" not in squeeze(page), student


def test_feedback_is_not_written_again_until_marks_change(course: Course, pages: dict[str, str]) -> None:
    assert feedback(course, ["sums"], course.students).anew == []
    with Gradebook(course.db_url, course.course_id) as book:
        book.find_grade("twice-visible", "one", "sums", "wrong").manual_score = 2
        book.db.commit()
    assert [each.student for each in feedback(course, ["sums"], course.students).anew] == ["wrong"]
    with Gradebook(course.db_url, course.course_id) as book:
        book.find_grade("twice-visible", "one", "sums", "wrong").manual_score = None
        book.db.commit()


def test_the_export_leaves_a_missing_submission_empty(course: Course, graded: Graded) -> None:
    text = io.StringIO()
    write_csv(marks_of(course, ["sums"]), text)
    rows = list(csv.DictReader(io.StringIO(text.getvalue())))
    assert len(rows) == 2 * len(MARKS)
    of_total = {
        row["student"]: (row["earned"], row["max"], row["state"])
        for row in rows
        if row["exercise"] == "total"
    }
    assert of_total["late"] == ("", "3", "missing")
    assert of_total["blank"] == ("0", "3", "graded")
    assert of_total["torn"] == ("0", "3", "broken")


def test_the_export_quotes_what_needs_it() -> None:
    name = 'O"Neil, Ann'
    text = io.StringIO()
    write_csv([Mark(Submission(name, "a", "one"), "total", 0.5, 3, "graded")], text)
    assert next(csv.DictReader(io.StringIO(text.getvalue())))["student"] == name


def test_nbgrader_s_own_export_and_validate_work(course: Course, graded: Graded, tmp_path: Path) -> None:
    nbgrader(course, "export", "--to", str(tmp_path / "grades.csv"))
    rows = csv.DictReader((tmp_path / "grades.csv").open(encoding="utf-8"))
    scores = {row["student_id"]: float(row["score"]) for row in rows if row["assignment"] == "sums"}
    assert {student: scores[student] for student in ("ada", "blank", "crashes")} == {
        "ada": 6,
        "blank": 0,
        "crashes": 4,
    }
    files = [str(course.file("submitted", Submission(each, "sums", "one"))) for each in ("ada", "blank")]
    said = nbgrader(course, "validate", *files)
    assert said.count("Success! Your notebook passes all the tests.") == 1
    assert said.count("VALIDATION FAILED ON 2 CELL(S)") == 1
