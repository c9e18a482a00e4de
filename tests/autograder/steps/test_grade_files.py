"""A class whose files are damaged, misplaced, late or traps: each gets the score that it must, and a word about it.

The marks are asked for at every way out (table, export, page) and of nbgrader's own export.
"""

import csv
import io
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from rich.console import Console

from autograder import cli
from autograder import course_folder as courses
from autograder.course_folder import Course, Submission
from autograder.marks.export import write_csv
from autograder.marks.read import LATE, marks_of
from autograder.marks.table import print_marks
from autograder.steps.feedback import feedback
from autograder.steps.grade import Graded, grade
from autograder.steps.release import release
from tests.support.leaks import text_of_page
from tests.support.small_course import TOTAL, TWICE, hand_in, make_course, nbgrader, sums

pytestmark = pytest.mark.takes(25)

DUE = datetime(2026, 3, 1, 12)
LATE_ONE, IN_TIME = "2026-03-02 15:00:00 UTC", "2026-03-01 13:00:00 +02:00"
LONG = "A Rather Long Given Name And A Surname_1234567_assignsubmission_file_"
FORMULA = "=2+5"
ESCAPES = "eve\x1b[2J\nada 6 of 6"

# student: (points; the state in the export; a word of the warnings or the page)
OUTCOMES = {
    "ada": (6.0, "graded", ""),
    "bom": (6.0, "graded", ""),
    "deeper": (6.0, "graded", "It was found as sums/sums/one.ipynb"),
    "empty": (0.0, "broken", "is empty"),
    "in-time": (6.0, "graded", ""),
    "late": (0.0, "graded", "27 hours after the due date"),
    "late-half": (0.0, "graded", "27 hours after the due date"),
    "linked": (None, "unrecognised", "is a link"),
    "nothing": (None, "missing", ""),
    "page": (0.0, "broken", "is a web page"),
    "rar": (None, "unrecognised", "is an archive"),
    "stamp-folder": (6.0, "graded", "timestamp.txt is a folder"),
    "stamp-pipe": (6.0, "graded", "timestamp.txt is a pipe"),
    "stamp-words": (
        6.0,
        "graded",
        "timestamp.txt holds no time ('yesterday evening'), so this counts as handed in on time",
    ),
    "stamp-year": (6.0, "graded", "timestamp.txt holds no time"),
    "stamp-zero": (6.0, "graded", "timestamp.txt is a link"),
    LONG: (6.0, "graded", ""),
    FORMULA: (6.0, "graded", ""),
    ESCAPES: (3.0, "graded", ""),
}


def put_right(course: Course, student: str) -> Path:
    return hand_in(course, student, "sums", "one", total=TOTAL, twice=TWICE)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """A released small course with a due date, whose penalty for being late is everything."""
    root = tmp_path_factory.mktemp("files")
    make_course(root, sums__one=sums())
    settings = root / "nbgrader_config.py"
    settings.write_text(
        settings.read_text("utf-8") + '\nc.LateSubmissionPlugin.penalty_method = "zero"\n', "utf-8"
    )
    course = courses.find(root)
    release(course, "sums")
    with Gradebook(course.db_url, course.course_id) as book:
        book.update_or_create_assignment("sums", duedate=DUE)
    stamps = {"in-time": IN_TIME, "late": LATE_ONE, "stamp-words": "yesterday evening\n"}
    stamps["stamp-year"] = "99999-01-01 00:00:00 UTC"
    for student in OUTCOMES.keys() - {"nothing", "linked", "rar"}:
        file = put_right(course, student)
        if student in stamps:
            file.with_name("timestamp.txt").write_text(stamps[student])
    bom = put_right(course, "bom")
    bom.write_bytes(bom.read_text("utf-8").encode("utf-16"))
    deeper = put_right(course, "deeper")
    (deeper.parent / "sums").mkdir()
    deeper.rename(deeper.parent / "sums" / "one.ipynb")
    put_right(course, "empty").write_bytes(b"")
    put_right(course, "page").write_text("<!DOCTYPE html><html></html>")
    half = hand_in(course, "late-half", "sums", "one", total=TOTAL)
    half.with_name("timestamp.txt").write_text(LATE_ONE)
    hand_in(course, ESCAPES, "sums", "one", total=TOTAL)
    (put_right(course, "stamp-folder").with_name("timestamp.txt")).mkdir()
    os.mkfifo(put_right(course, "stamp-pipe").with_name("timestamp.txt"))
    put_right(course, "stamp-zero").with_name("timestamp.txt").symlink_to("/dev/zero")
    course.folder("submitted", "nothing", "sums").mkdir(parents=True)
    course.folder("submitted", "linked").mkdir()
    course.folder("submitted", "linked", "sums").symlink_to(course.folder("source", "", "sums"))
    rar = course.folder("submitted", "rar", "sums")
    rar.mkdir(parents=True)
    (rar / "work.rar").write_bytes(b"Rar!")
    (course.folder("submitted") / "moodle.zip").write_bytes(b"PK\x03\x04")
    return course


@pytest.fixture(scope="module")
def graded(course: Course) -> Graded:
    return grade(course, ["sums"], course.students)


def earned(course: Course) -> dict[str, tuple[float | None, str]]:
    """By student: the points as the export adds up to them, and the state."""
    text = io.StringIO()
    write_csv(marks_of(course, ["sums"]), text)
    rows = list(csv.DictReader(io.StringIO(text.getvalue())))
    found: dict[str, tuple[float | None, str]] = {}
    for row in rows:
        before = found.get(row["student"], (None, ""))[0]
        points = float(row["earned"]) if row["earned"] else None
        found[row["student"]] = (before if points is None else (before or 0.0) + points, row["state"])
    return found


def test_every_student_gets_the_marks_that_they_must_and_a_word(course: Course, graded: Graded) -> None:
    exported = {
        "'=2+5": FORMULA,
        "eve\N{REPLACEMENT CHARACTER}[2J\N{REPLACEMENT CHARACTER}ada 6 of 6": ESCAPES,
    }
    found = {exported.get(student, student): marks for student, marks in earned(course).items()}
    assert found == {student: (points, state) for student, (points, state, _) in OUTCOMES.items()}
    feedback(course, ["sums"], course.students)
    said = {
        student: [str(problem) for each, problem in graded.broken.items() if each.student == student]
        for student in OUTCOMES
    }
    for student, (_, _, word) in OUTCOMES.items():
        told = said[student] + [problem for problem in graded.problems if problem.startswith(f"{student} ")]
        told += [each.reason for each in graded.strays.get(student, [])]
        page = course.folder("feedback", student) / "index.html"
        told += [text_of_page(page)] if page.is_file() else []
        assert word in "\n".join(told), student


def test_the_student_s_page_names_what_was_not_graded(course: Course, graded: Graded) -> None:
    feedback(course, ["sums"], course.students)
    for student, name in (("linked", "sums"), ("rar", "sums/work.rar")):
        said = text_of_page(course.folder("feedback", student) / "index.html")
        assert "Handed in, and not graded" in said and name in said
    assert not (course.folder("feedback", "nothing") / "index.html").exists()
    assert "solution" not in text_of_page(course.folder("feedback", "linked") / "index.html")


def test_late_penalties_are_the_same_everywhere_and_nbgrader_s_own(
    course: Course, graded: Graded, tmp_path: Path
) -> None:
    nbgrader(course, "export", "--to", str(tmp_path / "grades.csv"))
    with (tmp_path / "grades.csv").open(encoding="utf-8") as file:
        theirs = {row["student_id"]: row for row in csv.DictReader(file) if row["student_id"] in OUTCOMES}
    for student, (points, _) in earned(course).items():
        if student in theirs:
            assert float(theirs[student]["score"]) == (points or 0.0), student
    assert float(theirs["late-half"]["late_submission_penalty"]) == 3.0
    feedback(course, ["sums"], ["late-half"])
    said = text_of_page(course.file("feedback", Submission("late-half", "sums", "one"), ".html"))
    assert "which costs 3 points" in said and "Late-3" in "".join(said.split())
    assert "0 of 6 points" in said


def test_a_mark_by_hand_and_a_new_due_date_reach_every_number(course: Course, graded: Graded) -> None:
    student = Submission("late-half", "sums", "one")
    try:
        with Gradebook(course.db_url, course.course_id) as book:
            book.find_grade("twice-visible", "one", "sums", "late-half").manual_score = 2.0
            book.find_grade("twice-visible", "one", "sums", "late-half").extra_credit = 0.5
            book.db.commit()
        again = grade(course, ["sums"], course.students)
        assert again.anew == [], "nothing is judged again for this"
        assert earned(course)["late-half"] == (0.0, "graded")
        with Gradebook(course.db_url, course.course_id) as book:
            book.update_or_create_assignment("sums", duedate=datetime(2026, 4, 1))
        grade(course, ["sums"], course.students)
        assert earned(course)["late-half"] == (5.5, "graded")
        assert not [mark for mark in marks_of(course, ["sums"]) if mark.exercise == LATE]
        feedback(course, ["sums"], ["late-half"])
        assert "5.5 of 6 points" in text_of_page(course.file("feedback", student, ".html"))
    finally:
        with Gradebook(course.db_url, course.course_id) as book:
            book.find_grade("twice-visible", "one", "sums", "late-half").manual_score = None
            book.find_grade("twice-visible", "one", "sums", "late-half").extra_credit = None
            book.update_or_create_assignment("sums", duedate=DUE)
        grade(course, ["sums"], course.students)


def test_a_plug_in_that_raises_costs_nobody_else_anything(
    course: Course, graded: Graded, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nbgrader.plugins import LateSubmissionPlugin

    def raises(self: object, student: str, score: float, late: float) -> float:
        if student == "late":
            raise ZeroDivisionError("no such policy")
        return score

    with monkeypatch.context() as patched:
        patched.setattr(LateSubmissionPlugin, "late_submission_penalty", raises)
        again = grade(course, ["sums"], course.students)
    assert any(
        "late sums: " in each and "ZeroDivisionError: no such policy" in each for each in again.problems
    )
    assert earned(course)["late-half"] == (0.0, "graded")


def test_a_second_version_is_named_and_no_trouble(course: Course, graded: Graded) -> None:
    second = course.file("submitted", Submission("ada", "sums", "one")).with_name("one (1).ipynb")
    second.write_bytes(second.with_name("one.ipynb").read_bytes() + b"\n")
    try:
        again = grade(course, ["sums"], ["ada"])
        assert "sums/one.ipynb counts" in again.strays["ada"][0].reason and again.is_whole
        assert again.anew == [] and not grade(course, ["sums"], ["rar"]).is_whole
    finally:
        second.unlink()


def test_the_table_shows_every_mark_whatever_the_names(course: Course, graded: Graded) -> None:
    for width in (40, 80, 200):
        text = io.StringIO()
        print_marks(Console(file=text, width=width), marks_of(course, ["sums"]))
        table = text.getvalue()
        assert "…" not in table and "\x1b" not in table
        assert table.count("6/6") >= 9 and "total" in table, width
        assert "A Rather Long" in table and "Surname_1234567_assignsubmission" in table and "_file_" in table
        assert "late penalty" in " ".join(table.split()) and "-6" in table
        assert "? something handed in" in " ".join(table.split())


@pytest.fixture
def said(
    course: Course, graded: Graded, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[tuple[int, str, str]]:
    """Exit status, output and complaints of `autograder grade` on this class."""
    monkeypatch.chdir(course.root)
    monkeypatch.setattr("sys.argv", ["autograder", "grade"])
    with pytest.raises(SystemExit) as end:
        cli.run()
    yield int(end.value.code or 0), *capsys.readouterr()


def test_the_command_names_every_trouble_in_a_line_of_its_own_and_says_so_to_scripts(
    said: tuple[int, str, str],
) -> None:
    status, out, err = said
    assert status == 3
    assert "moodle.zip is no student's folder" in err
    assert "build/submitted/linked/sums is a link, and links are not followed" in err
    assert "\x1b" not in out + err and "\nada 6" not in out + err
    assert all(line.startswith(("warning: ", "Grading ")) for line in err.splitlines())
