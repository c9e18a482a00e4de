"""Grade the made class in two runs, of which the first is killed, and compare every score with what it must be."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from autograder import course_folder as courses
from autograder.course_folder import Course
from autograder.marks.read import marks_of
from autograder.nbgrader_bridge.gradebook import gradebook
from autograder.steps.release import release
from tests.hostile import course as attacked
from tools.class_of.kinds import CHAPTER, NOTEBOOK, Handed, students

ROOT = Path(__file__).resolve().parents[2]
DUE = datetime(2026, 3, 1, 12)
SMALL = 30  # verdicts before the kill, below which they would be written together
PATIENCE = 3600.0  # seconds for the first run to come to the place where it is killed
# A right answer has time, however busy the machine; an attack that hangs costs little all the same.
_SETTINGS = """
c.Judging.cell_timeout = 5.0
c.LateSubmissionPlugin.penalty_method = "zero"
"""


@dataclass
class Outcome:
    """What came of the class: how many students of each kind, and sentences on those whose score is not right."""

    kinds: dict[str, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    before_the_kill: int = 0  # verdicts that the killed run had written
    graded_after: int = 0  # and those that the second run had to make
    seconds: float = 0.0


def made(root: Path, handed: dict[str, Handed]) -> Course:
    """A course of its own in an empty folder, released, with a due date, and all that was handed in."""
    (root / "course" / CHAPTER).mkdir(parents=True)
    settings = (ROOT / "nbgrader_config.py").read_text(encoding="utf-8")
    (root / "nbgrader_config.py").write_text(settings + _SETTINGS, encoding="utf-8")
    source = attacked.source()
    for cell in source.cells:
        cell.source = cell.source.replace("deadline=0.6", "deadline=5.0")
    (root / "course" / CHAPTER / f"{NOTEBOOK}.ipynb").write_bytes(attacked.to_bytes(source))
    course = courses.find(root)
    release(course, CHAPTER)
    with gradebook(course) as book:
        book.update_or_create_assignment(CHAPTER, duedate=DUE)
    for student, each in handed.items():
        for path, content in each.files.items():
            file = course.folder("submitted", student) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    return course


def grade_a_class(root: Path, count: int, say: Callable[[str], None] = lambda line: None) -> Outcome:
    """Make a class of so many in an empty folder, grade it, kill that midway, go on, and compare the scores."""
    class_list = list(students(count))
    handed = {name: each for name, _, each in class_list}
    course = made(root, handed)
    outcome = Outcome()
    for _, kind, _ in class_list:
        outcome.kinds[kind.name] = outcome.kinds.get(kind.name, 0) + 1
    started = time.monotonic()
    say(f"{len(handed)} students; grading, to be killed after a third")
    outcome.before_the_kill = _killed_midway(course, len(handed) // 3)
    say(f"killed with {outcome.before_the_kill} verdicts written; going on")
    kept = _verdicts(course)
    again = subprocess.run(
        [*_command(), "grade"], cwd=course.root, env=_environment(), capture_output=True, text=True
    )
    outcome.seconds = time.monotonic() - started
    if again.returncode not in (0, 3):  # 3: something could not be graded, as it should be here
        outcome.problems.append(f"the second run failed: {again.stderr[-2000:]}")
    outcome.graded_after = _verdicts(course) - kept
    outcome.problems += wrong_scores(course, handed)
    return outcome


def _killed_midway(course: Course, verdicts: int) -> int:
    """Start grading, and kill it by a signal that it cannot handle once so many verdicts are there.

    Verdicts are written some seconds' worth at a time. So a small class is judged one by one: else all would be there
    at once.
    """
    slowly = ["--jobs", "1"] if verdicts < SMALL else []
    command = subprocess.Popen(
        [*_command(), "grade", *slowly],
        cwd=course.root,
        env=_environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    ends = time.monotonic() + PATIENCE
    while command.poll() is None and _verdicts(course) < verdicts and time.monotonic() < ends:
        time.sleep(0.05)
    command.send_signal(signal.SIGKILL)
    command.wait()
    return _verdicts(course)


def _verdicts(course: Course) -> int:
    return sum(1 for _ in (course.build / "verdicts").glob("*/*/*.json"))


def wrong_scores(course: Course, handed: dict[str, Handed]) -> list[str]:
    """A sentence on each student whose marks do not add up to what they must, also with nbgrader's own total."""
    scores = dict.fromkeys(handed, 0.0)
    for mark in marks_of(course, [CHAPTER], list(handed)):
        scores[mark.submission.student] += mark.earned or 0.0
    with gradebook(course) as book:
        totals = {each.student_id: float(each.score) for each in book.assignment_submissions(CHAPTER)}
        late = {
            each.student_id: sum(notebook.late_submission_penalty or 0.0 for notebook in each.notebooks)
            for each in book.assignment_submissions(CHAPTER)
        }
    problems = []
    for student, each in handed.items():
        nbgraders = max(0.0, totals.get(student, 0.0) - late.get(student, 0.0))
        if scores[student] != each.points or nbgraders != each.points:
            problems.append(
                f"{student} ({each.variant}) must get {each.points:g} points; the report has {scores[student]:g}, "
                f"nbgrader {nbgraders:g}"
            )
    return problems


def _command() -> list[str]:
    return [sys.executable, "-m", "autograder"]


def _environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT)}
