"""Judge one notebook file, wherever it lies, and print the results; nothing is written."""

from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from autograder.course_folder import Course
from autograder.errors import UserError
from autograder.grading import engine
from autograder.grading.seed import seed_of
from autograder.grading.verdict import Verdict
from autograder.judge.client import Sandbox
from autograder.notebooks import flags_of, read_bytes, read_notebook, role_of

STUDENT = "trial"
SIGNS = {"passed": "✓", "not written": "–", "missing": "–"}


def try_notebook(course: Course, file: Path, sandboxed: bool) -> Verdict:
    """Judge a file by the instructor's notebook of its name; raises UserError when there is none."""
    if not file.is_file():
        raise UserError(f"There is no file {file}.")
    content = read_bytes(file)
    assignment, notebook = _which(course, file)
    submitted = engine.Submitted(
        student=STUDENT,
        assignment=assignment,
        notebook=notebook,
        content=content,
        seed=seed_of(STUDENT, course.judging.course_seed),
    )
    tests = engine.bundle(course.source(assignment, notebook).read_bytes())
    with Sandbox(sandboxed) as sandbox:
        return engine.grade(sandbox, submitted, tests, course.judging.limits).verdict


def _which(course: Course, file: Path) -> tuple[str, str]:
    """The chapter and name of the instructor's notebook that a file answers: by its name, else by its cells."""
    everything = [(each, name) for each in course.assignments for name in course.notebooks(each)]
    named = [each for each in everything if each[1] == file.stem]
    if len(named) == 1:
        return named[0]
    theirs = {str(flags_of(cell).get("grade_id")) for cell in read_notebook(file).cells}
    overlaps = {each: len(theirs & _slugs(course, *each)) for each in named or everything}
    best = max(overlaps, key=lambda each: overlaps[each], default=None)
    if best is None or overlaps[best] == 0:
        names = ", ".join(f"{each}/{name}" for each, name in everything)
        raise UserError(
            f"{file.name} is no notebook of this course. Rename it to the one that it answers: {names}."
        )
    return best


def _slugs(course: Course, assignment: str, notebook: str) -> set[str]:
    cells = read_notebook(course.source(assignment, notebook)).cells
    return {str(flags_of(cell)["grade_id"]) for cell in cells if role_of(cell)}


def print_verdict(console: Console, verdict: Verdict) -> None:
    """Print each test with its points, and the whole story of each that did not pass."""
    for note in verdict.notes:
        _say(console, f"note: {note}")
    for cell in verdict.cells:
        if cell.status in ("timed out", "crashed") or (
            cell.status == "raised" and not cell.id.startswith("cell ")
        ):
            _say(console, f"{cell.id} {cell.status}: {cell.text}")
    for test in verdict.tests:
        if test.status not in ("passed", "not written", "missing"):
            console.rule(Text(f"{test.id}: {test.status}"), align="left", style="red")
            if test.earlier:
                _say(
                    console, f"{test.earlier} has failed already: mend that first, and this may go with it.\n"
                )
            _say(console, test.text)
    table = Table("", "test", "status", "points", "cpu", "wall", box=None)
    for test in verdict.tests:
        points = f"{test.points:g}/{test.maximum:g}"
        times = f"{test.cpu:.2f} s", f"{test.wall:.2f} s"
        table.add_row(SIGNS.get(test.status, "✗"), Text(test.id), test.status, points, *times)
    console.print(table)
    maximum = sum(test.maximum for test in verdict.tests)
    _say(console, f"{verdict.points:g} of {maximum:g} points")


def _say(console: Console, text: str) -> None:
    console.print(text, markup=False, highlight=False, soft_wrap=True)
