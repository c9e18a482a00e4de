"""Judge one notebook file, wherever it lies, and print the results; nothing is written."""

import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from autograder.course_folder import Course, Submission
from autograder.errors import UserError
from autograder.grading import engine
from autograder.grading.seed import seed_of
from autograder.grading.verdict import Verdict
from autograder.judge.client import Sandbox
from autograder.notebooks import read_bytes
from autograder.plain_text import readable
from autograder.submissions.candidates import unpacked
from autograder.submissions.handed_in import HandedIn
from autograder.submissions.recognise import Key, Notebooks

STUDENT = "trial"
SIGNS = {"passed": "✓", "by hand": "…", "not written": "–", "missing": "–"}


def try_notebook(
    course: Course, file: Path, sandboxed: bool, student: str = STUDENT, times: int = 1
) -> list[Verdict]:
    """Judge a file, as often as asked, by the instructor's notebook that it answers; UserError when there is none.

    It is judged with the values that `student` gets.
    """
    if not file.is_file():
        raise UserError(f"There is no file {file}.")
    content, note = unpacked(read_bytes(file))
    assignment, notebook = _which(course, file, content)
    tests = engine.bundle_of(course.source(assignment, notebook))
    submitted = engine.Submitted(
        student=student,
        assignment=assignment,
        notebook=notebook,
        content=content,
        seed=seed_of(student, course.judging.course_seed),
        notes=tuple(filter(None, (note, _judged_as(file, assignment, notebook)))),
        beside=tests.beside_of(_reader(course, file, assignment)),
    )
    with Sandbox(sandboxed) as sandbox:
        return [engine.grade(sandbox, submitted, tests, course.judging.limits).verdict for _ in range(times)]


def _reader(course: Course, file: Path, assignment: str) -> Callable[[str], bytes]:
    """A function that reads another notebook of whoever wrote a file, by its name.

    Of a file in the class's folder of submissions it is the one that `grade` takes, wherever that lies; of any other
    the one beside it.
    """
    submitted, place = course.folder("submitted").resolve(), file.resolve()
    if place.is_relative_to(submitted) and len(place.relative_to(submitted).parts) > 1:
        student, handed_in = place.relative_to(submitted).parts[0], HandedIn(course)
        return lambda name: handed_in.read(Submission(student, assignment, name))
    return lambda name: read_bytes(file.with_name(f"{name}.ipynb"))


def _which(course: Course, file: Path, content: bytes) -> Key:
    """The chapter and name of the instructor's notebook that a file answers: by its cells, else by its name."""
    notebooks = Notebooks(course)
    held, named = notebooks.by_cells(content), notebooks.by_name(file.resolve().parts)
    best = [key for key in held if key in named] or held or named
    if len(best) == 1:
        return best[0]
    if not best and zipfile.is_zipfile(file):
        raise UserError(
            f"{file.name} is an archive of more notebooks than one, or of none. Unpack it, and try the notebook itself."
        )
    names = ", ".join("/".join(key) for key in best or notebooks.keys)
    which = "answers several notebooks of this course" if best else "is no notebook of this course"
    raise UserError(f"{file.name} {which}. Rename it to the one that it answers: {names}.")


def _judged_as(file: Path, assignment: str, notebook: str) -> str:
    """What a file of another name was taken for."""
    return "" if file.stem == notebook else f"The file was judged as {assignment}/{notebook}."


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
        if test.has_failed:
            console.rule(Text(f"{test.id}: {test.status}"), align="left", style="red")
            if test.earlier:
                where = "look there first: the fault may be the same, or another"
                _say(console, f"{test.earlier} has failed already; {where}.\n")
            _say(console, test.text)
    table = Table("", "test", "status", "points", "cpu", "wall", box=None)
    for test in verdict.tests:
        points = f"{test.points:g}/{test.maximum:g}"
        times = f"{test.cpu:.2f} s", f"{test.wall:.2f} s"
        table.add_row(SIGNS.get(test.status, "✗"), Text(test.id), test.status, points, *times)
    console.print(table)
    maximum = sum(test.maximum for test in verdict.tests)
    waiting = sum(test.maximum for test in verdict.tests if test.status == "by hand")
    waits = f"; a person gives {waiting:g} of them" if waiting else ""
    _say(console, f"{verdict.points:g} of {maximum:g} points{waits}")


def print_agreement(console: Console, verdicts: Sequence[Verdict]) -> bool:
    """Print each test that did not come out the same in all verdicts; return whether there is none."""
    outcomes: dict[str, Counter[str]] = {}
    for verdict in verdicts:
        for test in verdict.tests:
            outcomes.setdefault(test.id, Counter())[test.status] += 1
    changing = {slug: found for slug, found in outcomes.items() if len(found) > 1}
    for slug, found in changing.items():
        times = ", ".join(f"{status} {count} times" for status, count in found.most_common())
        _say(console, f"{slug} did not come out the same each time: {times}.")
    if not changing:
        _say(console, f"All tests came out the same {len(verdicts)} times.")
    return not changing


def _say(console: Console, text: str) -> None:
    console.print(readable(text), markup=False, highlight=False, soft_wrap=True)
