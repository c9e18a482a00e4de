"""The entry points of the grader: `autograder grade` for a class, `try` for one file; broken submissions."""

import json
import os
from pathlib import Path
from typing import Any

import nbformat
import pytest

from autograder import cli
from autograder import course_folder as courses
from autograder.course_folder import Course, Submission
from autograder.grading import engine
from autograder.grading.verdict import Verdict, read
from autograder.judge.client import Sandbox
from autograder.marks.read import marks_of
from autograder.steps import grade as grading
from autograder.steps.grade import grade
from autograder.steps.release import release
from autograder.steps.throttle import LongestFirst, Throttle
from autograder.wire.results import TEST_STATUSES, StepEnded, TestResult
from tests.support.small_course import TOTAL, TWICE, hand_in, make_course, sums

pytestmark = pytest.mark.takes(20)


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Course:
    """A released small course, which is also the working folder."""
    make_course(tmp_path, sums__one=sums())
    monkeypatch.chdir(tmp_path)
    course = courses.find(tmp_path)
    release(course, "sums")
    return course


def say(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str
) -> tuple[int, str, str]:
    monkeypatch.setattr("sys.argv", ["autograder", *arguments])
    monkeypatch.setenv("COLUMNS", "200")
    with pytest.raises(SystemExit) as end:
        cli.run()
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    return int(end.value.code or 0), out, err


def test_try_judges_one_file_and_writes_nothing(
    course: Course, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    file = hand_in(course, "ada", "sums", "one", total=TOTAL)
    elsewhere = tmp_path / "anywhere.ipynb"
    file.rename(elsewhere)
    before = {each: each.stat().st_mtime_ns for each in course.build.rglob("*")}
    status, out, _ = say(monkeypatch, capsys, "try", str(elsewhere), "--json", "verdict.json")
    assert status == 0 and "3 of 6 points" in out
    assert {each: each.stat().st_mtime_ns for each in course.build.rglob("*")} == before
    [told] = json.loads(Path("verdict.json").read_text())
    assert [test["status"] for test in told["tests"]] == ["passed", "passed", "failed"]


def test_try_tells_of_a_file_that_is_none_of_the_course(
    course: Course, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    stranger = tmp_path / "stranger.ipynb"
    nbformat.write(nbformat.v4.new_notebook(), stranger)
    status, _, err = say(monkeypatch, capsys, "try", str(stranger))
    assert status == 1 and "is no notebook of this course. Rename it" in err
    status, _, err = say(monkeypatch, capsys, "try", "nowhere.ipynb")
    assert status == 1 and "There is no file nowhere.ipynb" in err


def test_grade_takes_another_folder_and_writes_all_verdicts(
    course: Course, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    hand_in(course, "ada", "sums", "one", total=TOTAL, twice=TWICE)
    course.folder("submitted").rename(tmp_path / "collected")
    status, out, _ = say(monkeypatch, capsys, "grade", "--submitted", "collected", "--json", "all.json")
    assert status == 0 and "1 graded now" in out
    [told] = json.loads(Path("all.json").read_text())
    assert (told["student"], sum(test["points"] for test in told["tests"])) == ("ada", 6)


def test_without_a_sandbox_it_is_said_loudly_and_the_marks_are_the_same(
    course: Course, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    hand_in(course, "ada", "sums", "one", total=TOTAL, twice=TWICE)
    status, out, err = say(monkeypatch, capsys, "grade", "--no-sandbox")
    assert status == 0 and "NO SANDBOX" in err and "can read and change whatever you can" in err
    assert "1 graded now" in out
    verdict = read(course.verdict(Submission("ada", "sums", "one")))
    assert verdict is not None and verdict.points == 6 and verdict.sandboxed is False


def test_where_there_is_no_bubblewrap_grading_refuses_and_names_the_remedy(
    course: Course, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    hand_in(course, "ada", "sums", "one", total=TOTAL, twice=TWICE)
    monkeypatch.setenv("PATH", "")
    status, _, err = say(monkeypatch, capsys, "grade")
    assert status == 1
    assert "Install it with: sudo apt-get install bubblewrap" in err and "autograder doctor" in err
    assert read(course.verdict(Submission("ada", "sums", "one"))) is None


def test_what_is_no_notebook_gets_a_status_each_and_the_class_goes_on(course: Course, tmp_path: Path) -> None:
    hand_in(course, "ada", "sums", "one", total=TOTAL, twice=TWICE)
    secret = tmp_path / "secret.ipynb"
    secret.write_text(course.source("sums", "one").read_text())
    broken = {
        "empty": b"",
        "torn": b'{"cells": [',
        "number": b"3",
        "binary": bytes(range(256)),
        "huge": b"x" * 50_000_001,
    }
    for student, content in broken.items():
        hand_in(course, student, "sums", "one").write_bytes(content)
    link = hand_in(course, "link", "sums", "one")
    link.unlink()
    link.symlink_to(secret)
    pipe = hand_in(course, "pipe", "sums", "one")
    pipe.unlink()
    os.mkfifo(pipe)
    done = grade(course, ["sums"], course.students)
    told = {submission.student: problem for submission, problem in done.broken.items()}
    assert sorted(told) == sorted([*broken, "link", "pipe"])
    said = {
        "binary": "is no text, and so no notebook",
        "empty": "is empty",
        "torn": "is cut off after 11 characters",
        "number": "it holds a number instead of cells",
        "huge": "more than 50 MB",
        "link": "is a link, and links are not followed",
        "pipe": "is a pipe, not a file",
    }
    assert {student: told[student] for student, words in said.items() if words not in told[student]} == {}
    marks: dict[str, float] = {}
    for mark in marks_of(course, ["sums"]):
        marks[mark.submission.student] = marks.get(mark.submission.student, 0) + (mark.earned or 0)
    assert marks == {"ada": 6.0, **dict.fromkeys(told, 0.0)}
    verdict = read(course.verdict(Submission("torn", "sums", "one")))
    assert (
        verdict is not None and verdict.problem and [test.status for test in verdict.tests] == ["missing"] * 3
    )


def test_what_no_file_can_hold_and_cells_without_a_type_do_not_stop_the_class(course: Course) -> None:
    half = hand_in(course, "half", "sums", "one", total=TOTAL, twice=TWICE)
    half.write_bytes(
        half.read_bytes().replace(b"running_sum_of_all = 0", b"running_sum_of_all = 0  # \\ud800")
    )
    assert b"ud800" in half.read_bytes()
    untyped = hand_in(course, "untyped", "sums", "one", total=TOTAL, twice=TWICE)
    notebook = json.loads(untyped.read_text())
    del notebook["cells"][0]["cell_type"]
    untyped.write_text(json.dumps(notebook))
    hand_in(course, "whole", "sums", "one", total=TOTAL, twice=TWICE)
    done = grade(course, ["sums"], course.students)
    assert done.broken == {}
    verdicts = [read(course.verdict(Submission(student, "sums", "one"))) for student in course.students]
    assert [each and each.points for each in verdicts] == [3.0, 6.0, 6.0]  # half of one cell does not compile
    graded = course.file("autograded", Submission("half", "sums", "one"))
    assert any("\ud800" in cell.source for cell in nbformat.read(graded, as_version=4).cells)


def test_a_notebook_of_an_old_format_or_another_kernel_is_judged(course: Course) -> None:
    file = hand_in(course, "old", "sums", "one", total=TOTAL, twice=TWICE)
    current = nbformat.read(file, as_version=4)
    current.metadata.kernelspec = {"name": "ir", "display_name": "R", "language": "R"}
    old = nbformat.convert(current, 3)
    file.write_text(json.dumps(old))
    done = grade(course, ["sums"], ["old"])
    assert done.broken == {}
    # nbformat 3 has no place for a cell's id, and keeps its metadata.
    verdict = read(course.verdict(Submission("old", "sums", "one")))
    assert verdict is not None and verdict.points == 6


def test_cells_deleted_doubled_moved_or_doctored_change_no_mark(course: Course) -> None:
    file = hand_in(course, "mixed", "sums", "one", total=TOTAL, twice=TWICE)
    notebook = nbformat.read(file, as_version=4)
    cells = {cell.id: cell for cell in notebook.cells}
    cells["total-visible"].source = "pass"
    notebook.cells = [cells[slug] for slug in ("twice-visible", "twice", "total-visible", "total", "total")]
    notebook.cells[0].metadata.nbgrader.points = 1000
    file.write_text(json.dumps(notebook))
    done = grade(course, ["sums"], ["mixed"])
    assert done.broken == {}
    verdict = read(course.verdict(Submission("mixed", "sums", "one")))
    assert verdict is not None and verdict.points == 6
    assert "total-visible was changed; the instructor's own was used." in verdict.notes
    assert "total-hidden was deleted; it was put back." in verdict.notes
    assert any("stood there twice" in note for note in verdict.notes)


def test_interrupted_it_keeps_what_is_graded_and_goes_on_from_there(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    for student in ("ada", "bob", "cleo", "dan"):
        hand_in(course, student, "sums", "one", total=TOTAL, twice=TWICE)
    written: list[str] = []
    write = grading._write

    def interrupted(*given: Any) -> None:
        write(*given)
        written.extend(each.student for each in given[-1])
        if written and not monkeypatch_over:
            monkeypatch_over.append(True)
            raise KeyboardInterrupt

    monkeypatch_over: list[bool] = []
    monkeypatch.setattr(grading, "_write", interrupted)
    with pytest.raises(KeyboardInterrupt):
        grade(course, ["sums"], course.students, jobs=1)
    kept = {mark.submission.student for mark in marks_of(course, ["sums"]) if mark.state == "graded"}
    assert kept == set(written) and 0 < len(kept) < 4
    monkeypatch.setattr(grading, "_write", write)
    again = grade(course, ["sums"], course.students)
    assert {each.student for each in again.unchanged} == kept and len(again.anew) == 4 - len(kept)


def test_a_submission_that_is_replaced_while_it_is_judged_is_graded_again(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_in(course, "ada", "sums", "one", total=TOTAL)
    judge = Sandbox.judge

    def replaced(*given: Any) -> Any:
        hand_in(course, "ada", "sums", "one", total=TOTAL, twice=TWICE)
        return judge(*given)

    with monkeypatch.context() as patched:
        patched.setattr(Sandbox, "judge", replaced)
        grade(course, ["sums"], ["ada"])
    submission = Submission("ada", "sums", "one")
    first = read(course.verdict(submission))
    assert first is not None and first.points == 3
    assert grade(course, ["sums"], ["ada"]).anew == [submission]
    again = read(course.verdict(submission))
    assert again is not None and again.points == 6
    assert grade(course, ["sums"], ["ada"]).unchanged == [submission]


def test_a_verdict_that_does_not_arrive_is_a_zero(course: Course, monkeypatch: pytest.MonkeyPatch) -> None:
    file = hand_in(course, "ada", "sums", "one", total=TOTAL, twice=TWICE)

    class Silent(Sandbox):
        def __init__(self) -> None:
            self.sandboxed = True

        def judge(self, *_: object, **__: object):  # type: ignore[no-untyped-def, override]
            yield StepEnded("total-visible", TestResult("passed"))
            yield StepEnded("total-hidden", TestResult("excellent"))

    submitted = engine.Submitted("ada", "sums", "one", file.read_bytes(), "seed")
    tests = engine.bundle(course.source("sums", "one").read_bytes())
    verdict = engine.grade(Silent(), submitted, tests, course.judging.limits).verdict
    assert [(test.status, test.points) for test in verdict.tests] == [
        ("passed", 1),
        ("crashed", 0),
        ("crashed", 0),
    ]


def test_a_verdict_is_read_as_it_was_written_and_another_schema_refused(course: Course) -> None:
    hand_in(course, "ada", "sums", "one", total=TOTAL)
    grade(course, ["sums"], ["ada"])
    file = course.verdict(Submission("ada", "sums", "one"))
    verdict = read(file)
    assert verdict is not None and Verdict.from_json(verdict.to_json()) == verdict
    assert {test.status for test in verdict.tests} <= set(TEST_STATUSES)
    assert verdict.used.keys() == {"cpu", "wall", "memory"} and verdict.used["memory"] > 0
    assert verdict.digests.keys() == {"submission", "tests", "judge"}
    with pytest.raises(ValueError, match="schema 2"):
        Verdict.from_json(verdict.to_json().replace('"schema": 2', '"schema": 3'))
    file.write_text(verdict.to_json().replace('"schema": 2', '"schema": 1'), encoding="utf-8")
    assert read(file) is None, "a verdict of an older release is graded again"


def test_notebooks_are_started_while_processors_idle(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, looks = (
        iter([0.0, 1.0, 1.0, 2.0, 2.0, 2.05, 3.0, 3.0]),
        iter([(0, 0), (100, 100), (101, 200), (201, 300)]),
    )
    monkeypatch.setattr("autograder.steps.throttle.time.monotonic", lambda: next(clock))
    monkeypatch.setattr("autograder.judge.load._times", lambda: next(looks))
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    throttle = Throttle()
    # While idle; while busy; looked again too soon, with one of the least gone; with all but one that may run.
    assert [throttle.room(running) for running in (4, 6, 1, 47)] == [2, 0, 1, 1]


def test_a_number_of_jobs_is_that_number() -> None:
    assert [Throttle(jobs=3).room(running) for running in (0, 2, 3)] == [3, 1, 0]


def test_the_notebook_that_takes_longest_comes_first() -> None:
    ada, bob, cleo = (
        [Submission(student, "sums", each) for each in ("one", "two")] for student in ("ada", "bob", "cleo")
    )
    queue = LongestFirst([*ada, *bob, *cleo])
    begun = [queue.pop(), queue.pop()]
    assert {each.notebook for each in begun} == {"one", "two"} and len(queue) == 4
    for each in begun:
        queue.took(each, 9.0 if each.notebook == "two" else 1.0)
    assert [queue.pop().notebook for _ in range(4)] == ["two", "two", "one", "one"]


def test_a_fault_of_the_grader_costs_one_submission_and_is_tried_again(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    for student in ("ada", "bob"):
        hand_in(course, student, "sums", "one", total=TOTAL, twice=TWICE)
    judge = engine.grade

    def fails(sandbox: Sandbox, submitted: engine.Submitted, *others: Any) -> engine.Judgement:
        if submitted.student == "ada" and submitted.problem is None:
            raise ZeroDivisionError("nobody thought of this")
        return judge(sandbox, submitted, *others)

    with monkeypatch.context() as patched:
        patched.setattr(engine, "grade", fails)
        done = grade(course, ["sums"], course.students)
    assert [each.student for each in done.anew] == ["bob"]
    [problem] = done.broken.values()
    assert "the grader itself failed (ZeroDivisionError in test_entry_points.py" in problem
    again = grade(course, ["sums"], course.students)
    assert [each.student for each in again.anew] == ["ada"] and again.broken == {} and again.is_whole
