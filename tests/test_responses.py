"""Responses, to which a person gives the points: kept as they were written, queued, marked, shown, never lost."""

import csv
import errno
import io
import shutil
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell
from rich.console import Console

from autograder.course_folder import Course, Submission
from autograder.errors import UserError
from autograder.feedback import ByHand
from autograder.grading.verdict import TestVerdict, read
from autograder.marks.export import write_csv
from autograder.marks.read import Mark, marks_of
from autograder.marks.table import print_marks
from autograder.nbgrader_bridge.gradebook import by_hand_of, gradebook, needs_grader
from autograder.notebooks import read_notebook
from autograder.steps.feedback import feedback
from autograder.steps.grade import grade
from autograder.steps.release import release
from tests.support.formgrader import serving
from tests.support.leaks import leaks, text_of_page
from tests.support.small_course import (
    TOTAL,
    cell,
    hand_in,
    make_course,
    nbgrader,
    responses,
    write_notebook,
)

pytestmark = pytest.mark.takes(40)

MINE = "Since nothing is added.\n\nAnd 0 <b>changes</b> no sum."
ADA = Submission("ada", "sums", "one")
WHY, DRAFT = ("ada", "one", "why"), ("ada", "one", "draft")


@pytest.fixture
def course(tmp_path: Path) -> Course:
    made = make_course(tmp_path / "course", sums__one=responses())
    release(made, "sums")
    return made


def marked(text: str) -> NotebookNode:
    """A text with the mark of the response."""
    return new_markdown_cell(text, metadata=responses()[-2].metadata)


def graded(course: Course, *students: str) -> None:
    done = grade(course, ["sums"], list(students or ["ada"]))
    assert not done.broken and not done.problems


def verdict_of(course: Course, slug: str, student: str = "ada") -> TestVerdict:
    verdict = read(course.verdict(Submission(student, "sums", "one")))
    assert verdict is not None
    return next(test for test in verdict.tests if test.id == slug)


def mark_of(course: Course, exercise: str, student: str = "ada") -> Mark:
    return next(mark for mark in marks_of(course, ["sums"], [student]) if mark.exercise == exercise)


def edited(course: Course, change: list[NotebookNode], student: str = "ada") -> None:
    """Hand in the release with other cells in place of its last two, which are the responses."""
    file = hand_in(course, student, "sums", "one")
    notebook = nbformat.read(file, as_version=4)
    notebook.cells[-2:] = change
    nbformat.write(notebook, file)


def give(course: Course, slug: str, points: float | None, comment: str | None = None) -> None:
    """What formgrader does when a person marks a cell."""
    with gradebook(course) as book:
        mark = book.find_grade(slug, "one", "sums", "ada")
        mark.manual_score, mark.needs_manual_grade = points, False
        if comment is not None:
            book.find_comment(slug, "one", "sums", "ada").manual_comment = comment
        book.db.commit()


def test_the_release_has_a_line_to_replace_and_no_model_answer(course: Course) -> None:
    assert leaks(course.folder("release"), course.folder("source")) == []
    why, draft = read_notebook(course.file("release", Submission("", "sums", "one"))).cells[-2:]
    assert why.source.startswith("In two sentences") and why.source.rstrip().endswith("YOUR ANSWER HERE")
    assert "raise NotImplementedError" in draft.source and "return" not in draft.source


def test_a_response_is_kept_as_it_was_written_and_waits(course: Course) -> None:
    hand_in(course, "ada", "sums", "one", total=TOTAL, why=MINE, draft="def average(n):\n    return 1\n")
    graded(course)
    kept = {each.id: each for each in read_notebook(course.file("autograded", ADA)).cells}
    assert kept["why"].source == MINE and kept["why"].cell_type == "markdown"
    assert kept["draft"].source == "def average(n):\n    return 1\n"
    assert [verdict_of(course, slug).status for slug in ("why", "draft", "total-hidden")] == [
        "by hand",
        "by hand",
        "passed",
    ]
    assert needs_grader(course, "sums") == {WHY: True, DRAFT: True}


def test_a_picture_that_was_pasted_into_a_response_is_kept(course: Course) -> None:
    pasted = marked("See:\n\n![p](attachment:a.png)")
    pasted["attachments"] = {"a.png": {"image/png": "iVBO"}}
    edited(course, [pasted])
    graded(course)
    kept = {each.id: each for each in read_notebook(course.file("autograded", ADA)).cells}
    assert kept["why"].attachments == pasted["attachments"]


def test_what_was_not_written_has_no_points_and_waits_for_nobody(course: Course) -> None:
    hand_in(course, "ada", "sums", "one")
    graded(course)
    assert verdict_of(course, "why").status == verdict_of(course, "draft").status == "not written"
    assert needs_grader(course, "sums") == {} and mark_of(course, "why").earned == 0
    with gradebook(course) as book:
        assert book.find_comment("why", "one", "sums", "ada").auto_comment == "No response."


def test_the_model_answer_handed_in_is_an_answer_like_any_other(course: Course) -> None:
    hand_in(course, "ada", "sums", "one", why=str(responses()[-2].source))
    graded(course)
    assert verdict_of(course, "why").status == "by hand"


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ([new_markdown_cell(MINE)], "had lost its mark"),
        ([new_code_cell(MINE, metadata=responses()[-2].metadata)], "was made a code cell"),
        ([responses()[-2], new_markdown_cell("3"), marked(MINE)], "stood there twice"),
        ([], "why was deleted"),
    ],
    ids=["unmarked", "retyped", "twice", "deleted"],
)
def test_a_response_is_found_where_it_is(course: Course, cells: list[NotebookNode], said: str) -> None:
    blank = read_notebook(course.file("release", Submission("", "sums", "one"))).cells[-2]
    edited(course, [blank if each.source == responses()[-2].source else each for each in cells])
    graded(course)
    verdict = read(course.verdict(ADA))
    assert verdict is not None and any(said in note for note in verdict.notes), verdict.notes
    kept = next(each for each in read_notebook(course.file("autograded", ADA)).cells if each.id == "why")
    assert kept.cell_type == "markdown"
    assert (MINE in kept.source) is bool(cells)
    assert verdict_of(course, "why").status == ("by hand" if cells else "not written")


def test_a_text_below_the_response_that_was_left_alone_is_the_response(course: Course) -> None:
    blank = read_notebook(course.file("release", Submission("", "sums", "one"))).cells[-2]
    edited(course, [blank, new_markdown_cell(MINE)])
    graded(course)
    assert verdict_of(course, "why").status == "by hand"


def test_code_that_a_person_marks_runs_and_its_names_are_there_below(tmp_path: Path) -> None:
    test = cell("tests", "total-beside", '"""average is there."""\nassert average([4.0]) == 4\n', 1)
    course = make_course(tmp_path, sums__one=[*responses(), test])
    release(course, "sums")
    hand_in(course, "ada", "sums", "one", draft="def average(numbers):\n    return numbers[0]\n")
    graded(course)
    assert verdict_of(course, "total-beside").status == "passed"


def test_table_and_export_say_that_a_score_waits(course: Course) -> None:
    hand_in(course, "ada", "sums", "one", total=TOTAL, why=MINE)
    graded(course)
    marks, table, written = marks_of(course, ["sums"], ["ada"]), io.StringIO(), io.StringIO()
    print_marks(Console(file=table, width=100), marks)
    assert "*0/2" in table.getvalue() and "*3/9" in table.getvalue()
    assert "* waits for a person's mark" in table.getvalue()
    write_csv(marks, written)
    rows = {row["exercise"]: row for row in csv.DictReader(io.StringIO(written.getvalue()))}
    assert (rows["why"]["earned"], rows["why"]["max"], rows["why"]["state"]) == ("", "2", "needs grader")
    assert (rows["total"]["earned"], rows["total"]["state"]) == ("3", "graded")
    give(course, "why", 1.5)
    assert mark_of(course, "why") == Mark(ADA, "why", 1.5, 2.0, "graded")


def test_the_page_has_the_answer_its_comment_and_its_score(course: Course) -> None:
    hand_in(course, "ada", "sums", "one", total=TOTAL, why=MINE)
    graded(course)
    feedback(course, ["sums"], ["ada"])
    page = course.file("feedback", ADA, ".html")
    assert "Of these, 2 points wait for a person's mark." in text_of_page(page)
    assert "waits for a person's mark · 0 of 2 points" in text_of_page(page)
    assert "<b>changes</b> no sum" in text_of_page(page), "what was written is text, never markup"
    give(course, "why", 1.5, "Say what a sum of nothing is.")
    feedback(course, ["sums"], ["ada"])
    said = text_of_page(page)
    assert "marked by hand · 1.5 of 2 points" in said and "Of these" not in said
    assert said.count("Your instructor says: Say what a sum of nothing is.") == 1
    assert "4.5 of 9 points" in said and "the model answer" not in said


def test_a_mark_stays_when_it_is_graded_again_and_is_asked_for_again_only_if_the_answer_changed(
    course: Course,
) -> None:
    hand_in(course, "ada", "sums", "one", total=TOTAL, why=MINE)
    graded(course)
    give(course, "why", 1.5, "Good.")
    hand_in(course, "ada", "sums", "one", why=MINE)  # total is gone, why is as it was
    graded(course)
    assert mark_of(course, "why") == Mark(ADA, "why", 1.5, 2.0, "graded")
    assert mark_of(course, "total").earned == 0
    hand_in(course, "ada", "sums", "one", why=MINE + " Or so.")
    graded(course)
    assert mark_of(course, "why") == Mark(ADA, "why", 1.5, 2.0, "needs grader")
    assert by_hand_of(course, "sums")["ada", "one"]["why"] == ByHand(1.5, 0.0, "Good.")


def test_marks_by_hand_survive_an_exercise_that_is_added(course: Course) -> None:
    hand_in(course, "ada", "sums", "one", total=TOTAL, why=MINE)
    hand_in(course, "bob", "sums", "one", total=TOTAL, why=MINE)
    graded(course, "ada", "bob")
    give(course, "why", 1.5, "Good.")
    give(course, "total-hidden", 0.5)
    with gradebook(course) as book:
        book.grant_extension("sums", "bob", days=2)
    more = [*responses(), cell("response", "why-not", "<!-- BEGIN SOLUTION -->\nBecause.\n<!-- END SOLUTION -->", 1)]
    write_notebook(course.source("sums", "one"), more)
    assert release(course, "sums") is True
    assert mark_of(course, "why").earned == 1.5, "it is there before anything is graded again"
    graded(course, "ada", "bob")
    kept = by_hand_of(course, "sums")
    assert kept == {
        ("ada", "one"): {"total-hidden": ByHand(0.5, 0.0, ""), "why": ByHand(1.5, 0.0, "Good.")}
    }
    assert mark_of(course, "total").earned == 1.5 and mark_of(course, "total", "bob").earned == 3
    assert mark_of(course, "why").state == "graded" and mark_of(course, "why", "bob").state == "needs grader"
    assert mark_of(course, "why-not").earned == 0
    with gradebook(course) as book:
        assert book.find_submission("sums", "bob").extension == timedelta(days=2)


@pytest.mark.parametrize("more", [[], [cell("contract", "more", "Another cell.")]])
def test_a_mark_is_asked_for_again_when_its_points_are_others(
    course: Course, more: list[NotebookNode]
) -> None:
    hand_in(course, "ada", "sums", "one", why=MINE, draft="average = sum")
    graded(course)
    give(course, "why", 2, "Good.")
    give(course, "draft", 1)
    cells = responses()
    cells[-2].metadata["nbgrader"]["points"] = 1
    write_notebook(course.source("sums", "one"), [*cells, *more])
    assert release(course, "sums") is True
    assert WHY in needs_grader(course, "sums") and DRAFT not in needs_grader(course, "sums")
    graded(course)
    assert mark_of(course, "why") == Mark(ADA, "why", 2, 1, "needs grader")
    assert mark_of(course, "draft") == Mark(ADA, "draft", 1, 1, "graded")


def test_a_notebook_with_marks_of_a_person_s_alone_is_not_graded_again(tmp_path: Path) -> None:
    course = make_course(tmp_path / "course", sums__one=responses()[-2:])
    release(course, "sums")
    hand_in(course, "ada", "sums", "one", why=MINE, draft="average = sum")
    graded(course)
    give(course, "why", 2)
    give(course, "draft", 1)
    assert grade(course, ["sums"], ["ada"]).unchanged == [ADA] and needs_grader(course, "sums") == {}


def test_a_time_that_a_person_entered_survives_an_exercise_that_is_added(course: Course) -> None:
    file = hand_in(course, "ada", "sums", "one", total=TOTAL)
    file.with_name("timestamp.txt").write_text("yesterday evening", encoding="utf-8")
    entered = datetime(2026, 3, 2, 12)
    with gradebook(course) as book:
        book.update_or_create_student("ada")
        book.update_or_create_submission("sums", "ada", timestamp=entered)
    more = [*responses(), cell("response", "why-not", "<!-- BEGIN SOLUTION -->\nB.\n<!-- END SOLUTION -->", 1)]
    write_notebook(course.source("sums", "one"), more)
    assert release(course, "sums") is True
    done = grade(course, ["sums"], ["ada"])
    assert "unless the gradebook has another time" in done.problems[0]
    with gradebook(course) as book:
        assert book.find_submission("sums", "ada").timestamp == entered


def test_of_who_has_left_a_response_still_waits_and_points_survive_an_exercise_that_is_added(
    course: Course,
) -> None:
    hand_in(course, "ada", "sums", "one", total=TOTAL, why=MINE, draft="average = sum")
    hand_in(course, "bob", "sums", "one", why=MINE)
    hand_in(course, "eve", "sums", "one", total=TOTAL)
    graded(course, "ada", "bob", "eve")
    give(course, "draft", 1, "Good.")
    for student in ("ada", "bob"):
        shutil.rmtree(course.folder("submitted", student))
    of_ada, of_bob = Submission("ada", "sums", "one"), Submission("bob", "sums", "one")
    for more in ([], [cell("response", "why-not", "<!-- BEGIN SOLUTION -->\nB.\n<!-- END SOLUTION -->", 1)]):
        write_notebook(course.source("sums", "one"), [*responses(), *more])
        assert release(course, "sums") is bool(more)
        assert mark_of(course, "total") == Mark(of_ada, "total", 3, 3, "missing")
        assert mark_of(course, "why") == Mark(of_ada, "why", None, 2, "needs grader")
        assert mark_of(course, "draft") == Mark(of_ada, "draft", 1, 1, "missing")
        assert mark_of(course, "why", "bob") == Mark(of_bob, "why", None, 2, "needs grader")
        assert mark_of(course, "total", "eve").state == ("waiting" if more else "graded")


@pytest.mark.parametrize("at", ["record", "remember"])
def test_a_run_that_ends_while_it_writes_forgets_no_second_look_and_shows_no_mark_that_is_none(
    course: Course, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    hand_in(course, "ada", "sums", "one", why=MINE)
    graded(course)
    give(course, "why", 1.5, "Good.")
    hand_in(course, "ada", "sums", "one", total=TOTAL, why=MINE + " Or so.")
    hand_in(course, "bob", "sums", "one", total=TOTAL)

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched, pytest.raises(OSError, match="No space"):
        patched.setattr(f"autograder.steps.grade.{at}", full)
        graded(course, "ada", "bob")
    if at == "record":
        assert mark_of(course, "total", "bob").state == "waiting"
    graded(course, "ada", "bob")
    assert mark_of(course, "why") == Mark(ADA, "why", 1.5, 2.0, "needs grader")
    assert mark_of(course, "total").earned == mark_of(course, "total", "bob").earned == 3


def test_a_mark_whose_cell_is_gone_is_in_a_file_that_the_message_names(course: Course) -> None:
    hand_in(course, "ada", "sums", "one", total=TOTAL, why=MINE)
    graded(course)
    give(course, "why", 1.5, "=Good,\nmostly.")
    give(course, "total-hidden", 0.5)
    write_notebook(course.source("sums", "one"), [each for each in responses() if each.id != "why"])
    with pytest.raises(UserError, match=r"\(ada\).* one/why\. .*build/marks_by_hand/sums-\w+\.csv.*--drop-marks"):
        release(course, "sums")
    assert mark_of(course, "total").earned == 1.5, "nothing has changed so far"
    [file] = (course.build / "marks_by_hand").iterdir()
    with file.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert [(row["cell"], row["points"], row["comment"]) for row in rows] == [
        ("total-hidden", "0.5", ""),
        ("why", "1.5", "'=Good,\nmostly."),
    ]
    assert release(course, "sums", drop_marks=True) is True
    graded(course)
    assert by_hand_of(course, "sums") == {("ada", "one"): {"total-hidden": ByHand(0.5, 0.0, "")}}


def test_marks_by_hand_are_still_there_where_the_new_release_cannot_be_made(course: Course) -> None:
    hand_in(course, "ada", "sums", "one", why=MINE)
    graded(course)
    give(course, "why", 1.5, "Good.")
    broken = [*responses(), cell("solution", "more", "### BEGIN SOLUTION\none = 1\n")]
    write_notebook(course.source("sums", "one"), broken)
    with pytest.raises(UserError):
        release(course, "sums")
    assert by_hand_of(course, "sums")["ada", "one"]["why"] == ByHand(1.5, 0.0, "Good.")


def test_a_task_cell_is_refused_since_nobody_would_see_its_points(tmp_path: Path) -> None:
    cells = responses()
    cells[-2].metadata["nbgrader"] |= {"grade": False, "solution": False, "locked": True, "task": True}
    course = make_course(tmp_path, sums__one=cells)
    with pytest.raises(UserError, match="sums/one has a task cell of nbgrader's, why"):
        release(course, "sums")


def test_a_test_that_becomes_a_response_of_the_same_name_is_another_cell(course: Course) -> None:
    cells = responses()
    cells[-2] = cell("contract", "why", "No longer asked.")
    write_notebook(course.source("sums", "one"), cells)
    hand_in(course, "ada", "sums", "one", why=MINE)
    assert release(course, "sums") is True
    graded(course)
    assert "why" not in {mark.exercise for mark in marks_of(course, ["sums"], ["ada"])}


def test_nbgrader_s_own_autograde_queues_the_same_cells(course: Course) -> None:
    hand_in(course, "ada", "sums", "one", total=TOTAL, why=MINE)
    nbgrader(course, "autograde", "sums")
    assert needs_grader(course, "sums") == {WHY: True}
    assert mark_of(course, "why").state == "needs grader" and mark_of(course, "draft").earned == 0


def test_formgrader_shows_the_answer_and_takes_its_mark(course: Course) -> None:
    hand_in(course, "ada", "sums", "one", total=TOTAL, why=MINE)
    graded(course)
    with gradebook(course) as book:
        notebook = book.find_submission_notebook("one", "sums", "ada").id
    with tempfile.TemporaryDirectory(prefix="s") as scratch, serving(course.root, Path(scratch)) as server:
        [listed] = server.ask("GET", "/formgrader/api/submitted_notebooks/sums/one")
        assert listed["needs_manual_grade"] is True
        page = server.read(f"/formgrader/submissions/{notebook}/?index=0")
        assert "Since nothing is added." in page
        [waiting] = [
            each
            for each in server.ask("GET", f"/formgrader/api/grades?submission_id={notebook}")
            if each["needs_manual_grade"]
        ]
        assert (waiting["name"], waiting["max_score"]) == ("why", 2)
        server.put(f"/formgrader/api/grade/{waiting['id']}", {"manual_score": 2.0, "extra_credit": 0.0})
        [listed] = server.ask("GET", "/formgrader/api/submitted_notebooks/sums/one")
        assert (listed["needs_manual_grade"], listed["score"]) == (False, 5)
    assert mark_of(course, "why") == Mark(ADA, "why", 2.0, 2.0, "graded")
