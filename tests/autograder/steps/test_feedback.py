"""Feedback is written where nbgrader looks for it, from verdicts, and only when something changed."""

import os
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell

from autograder import course_folder as courses
from autograder.course_folder import Course, Submission
from autograder.errors import UserError
from autograder.feedback import page
from autograder.feedback.gather import item_of
from autograder.grading.verdict import TestVerdict, Verdict
from autograder.steps.feedback import feedback
from autograder.up_to_date import digest
from tests.support.leaks import text_of_page
from tests.support.small_course import cell, make_course, nbgrader, sums, write_notebook

ADA, ADA_TWO, BOB = (
    Submission("ada", "sums", "one"),
    Submission("ada", "more", "two"),
    Submission("bob", "sums", "one"),
)


def judged(course: Course, submission: Submission, passed: bool = True) -> None:
    """Put a submission there, with a graded notebook and a verdict on it."""
    cells = [
        *sums()[:3],
        cell("solution", "total", f"def total(numbers):\n    return {submission.student!r}"),
    ]
    for step in ("submitted", "autograded"):
        write_notebook(course.file(step, submission), [*cells, *sums()[4:], new_code_cell("own = 1")])
    test = TestVerdict("total-visible", "total", float(passed), 1.0, "passed" if passed else "failed")
    handed_in = digest(course.file("submitted", submission).read_bytes())
    names = submission.student, submission.assignment, submission.notebook
    Verdict(*names, [test], digests={"submission": handed_in}).write(course.verdict(submission))


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A course in which ada handed in twice and bob once."""
    course = courses.find(make_course(tmp_path, sums__one=sums(), more__two=sums()).root)
    for submission in (ADA, ADA_TWO, BOB):
        judged(course, submission)
    return course


def write(course: Course) -> list[Submission]:
    return feedback(course, ["sums", "more"], ["ada", "bob"]).anew


def test_there_is_a_page_for_each_notebook_and_one_of_everything(course: Course) -> None:
    assert set(write(course)) == {ADA, ADA_TWO, BOB}
    folder = course.folder("feedback")
    made = {file.relative_to(folder).as_posix() for file in folder.rglob("*.html")}
    assert made == {
        "ada/index.html",
        "ada/sums/one.html",
        "ada/more/two.html",
        "bob/index.html",
        "bob/sums/one.html",
    }
    assert course.file("feedback", BOB, ".html").read_text("utf-8") == page("bob", [item_of(course, BOB)])
    assert "2 of 2 points" in text_of_page(folder / "ada" / "index.html")


def test_the_page_of_everything_has_what_was_not_asked_for(course: Course) -> None:
    feedback(course, ["sums"], ["ada"])
    assert "2 of 2 points" in text_of_page(course.folder("feedback") / "ada" / "index.html")
    assert not course.file("feedback", ADA_TWO, ".html").exists()


def test_the_student_s_own_cell_is_in_it_and_nobody_else_s(course: Course) -> None:
    write(course)
    assert "return 'ada'" in text_of_page(course.folder("feedback") / "ada" / "index.html")
    assert "return 'ada'" not in text_of_page(course.folder("feedback") / "bob" / "index.html")


def test_nothing_is_written_again_until_something_changes(course: Course) -> None:
    write(course)
    before = {file: file.stat().st_mtime_ns for file in course.folder("feedback").rglob("*.html")}
    again = feedback(course, ["sums", "more"], ["ada", "bob"])
    assert again.anew == [] and set(again.unchanged) == {ADA, ADA_TWO, BOB}
    assert {file: file.stat().st_mtime_ns for file in before} == before
    judged(course, BOB, passed=False)
    assert write(course) == [BOB]
    assert "0 of 1 point" in text_of_page(course.folder("feedback") / "bob" / "index.html")


def test_a_page_that_nbgrader_put_there_is_replaced(course: Course) -> None:
    write(course)
    course.file("feedback", ADA, ".html").write_text("nbgrader's own", "utf-8")
    assert write(course) == [ADA]


def test_a_verdict_that_cannot_be_read_is_named_and_does_not_stop_the_class(course: Course) -> None:
    course.verdict(ADA).write_text("{", "utf-8")
    done = feedback(course, ["sums", "more"], ["ada", "bob"])
    assert list(done.broken) == [ADA] and "Remove it and grade again" in done.broken[ADA]
    assert set(done.anew) == {ADA_TWO, BOB}
    assert "1 of 1 point" in text_of_page(course.folder("feedback") / "ada" / "index.html")


def test_what_was_handed_in_since_is_said_and_not_shown(course: Course) -> None:
    write_notebook(course.file("submitted", ADA), [new_code_cell("newer = 1")])
    later = course.verdict(ADA).stat().st_mtime + 60
    os.utime(course.file("submitted", ADA), (later, later))
    write(course)
    said = text_of_page(course.file("feedback", ADA, ".html"))
    assert "in again after it was graded" in said
    assert "return 'ada'" in said and "newer = 1" not in said


def test_without_a_verdict_it_says_what_to_run(course: Course) -> None:
    for submission in (ADA, ADA_TWO):
        course.verdict(submission).unlink()
    with pytest.raises(UserError, match="Run `autograder grade` first"):
        feedback(course, ["sums", "more"], ["ada"])


def test_nbgrader_s_release_feedback_takes_our_page(course: Course, tmp_path: Path) -> None:
    for name, content in (("timestamp.txt", "2026-01-01 12:00:00 UTC"), ("submission_secret.txt", "secret")):
        (course.folder("submitted", "ada", "sums") / name).write_text(content, "utf-8")
    write(course)
    exchange = tmp_path / "exchange"
    exchange.mkdir()
    exchange.chmod(0o777)
    nbgrader(course, "generate_assignment", "sums")
    nbgrader(course, "release_feedback", "sums", "--student=ada", f"--Exchange.root={exchange}")
    released = list(exchange.rglob("*.html"))
    assert [file.read_bytes() for file in released] == [course.file("feedback", ADA, ".html").read_bytes()]


def test_a_link_among_the_exchange_s_files_is_not_followed(course: Course, tmp_path: Path) -> None:
    (tmp_path / "private").write_text("for nobody", "utf-8")
    (course.folder("submitted", "ada", "sums") / "timestamp.txt").symlink_to(tmp_path / "private")
    write(course)
    assert not (course.folder("feedback", "ada", "sums") / "timestamp.txt").exists()
