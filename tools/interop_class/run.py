"""Make the class, let its TCPs meet, and compare each failure with where it belongs."""

import copy
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder import course_folder as courses
from autograder.answer_files import Answer, read_answers
from autograder.course_folder import Course
from autograder.interop.meeting import Met
from autograder.interop.referees import Pair
from autograder.interop.tournament import COURSES_OWN, Table
from autograder.notebooks import flags_of, read_notebook, role_of
from autograder.regions import without_solution
from autograder.steps.interop import interop
from tools.interop_class.kinds import ASSEMBLED, CLIENT, RIGHT, SERVER, Kind

ROOT = Path(__file__).resolve().parents[2]
CHAPTER = "03_tcp"


@dataclass
class Outcome:
    """What came of the class: table, page, how long the meetings took, and what is not as it must be."""

    table: Table
    page: Path
    seconds: float
    problems: dict[str, list[str]]  # by student


def made(root: Path, students: dict[str, Kind]) -> Course:
    """A course of its own in an empty folder, with chapter 3, and each student's notebooks."""
    shutil.copytree(ROOT / "course" / CHAPTER, root / "course" / CHAPTER)
    shutil.copy(ROOT / "nbgrader_config.py", root)
    course = courses.find(root)
    answers = read_answers(ROOT, CHAPTER)
    notebooks = {name: read_notebook(course.source(CHAPTER, name)) for name in course.notebooks(CHAPTER)}
    own = {name: _solutions(notebook) for name, notebook in notebooks.items()}
    for number, (student, kind) in enumerate(students.items()):
        folder = course.folder("submitted", student, CHAPTER)
        folder.mkdir(parents=True)
        for name in notebooks.keys() - set(kind.missing):
            notebook, chosen = copy.deepcopy(notebooks[name]), _chosen(answers, own[name], number, kind)
            for cell in notebook.cells:
                if (slug := str(flags_of(cell).get("grade_id"))) in chosen:
                    cell.source = chosen[slug].rstrip("\n")
            nbformat.write(notebook, folder / f"{name}.ipynb")  # type: ignore[no-untyped-call]
    return course


def _solutions(notebook: NotebookNode) -> dict[str, str]:
    return {
        str(flags_of(cell)["grade_id"]): str(cell.source) for cell in notebook.cells if role_of(cell) == "solution"
    }


def _chosen(answers: list[Answer], own: dict[str, str], number: int, kind: Kind) -> dict[str, str]:
    """The text of a notebook's solution cells, by their names: right answers, and what `kind` has in their place.

    Each student has another combination. A notebook with a wrong answer has the course's own beside it: an answer that
    continues the same class may do all anew, and nothing would be wrong.
    """
    named = {answer.name: answer.source for answer in answers if kind.answers.get(answer.exercise) == answer.name}
    chosen = {}
    for place, (exercise, courses_own) in enumerate(own.items()):
        right = [answer.source for answer in answers if answer.right and answer.exercise == exercise]
        if exercise in kind.answers:
            chosen[exercise] = named[kind.answers[exercise]]
        elif (exercise not in kind.unwritten and own.keys() & kind.answers.keys()) or not right:
            chosen[exercise] = courses_own
        elif exercise in kind.unwritten:
            chosen[exercise] = without_solution(courses_own)
        else:
            chosen[exercise] = right[(number + number // 3 * place) % len(right)]
    if ASSEMBLED in chosen and kind.above:
        chosen[ASSEMBLED] = f"{kind.above.strip()}\n\n\n{chosen[ASSEMBLED]}"
    return chosen


def meet(
    root: Path, students: dict[str, Kind], progress: Callable[[int, int], None] = lambda done, of: None
) -> Outcome:
    """Make the class in an empty folder, let every two meet, and compare."""
    course = made(root, students)
    began = time.monotonic()
    table, page = interop(course, [CHAPTER], list(students), sandboxed=True, progress=progress)
    return Outcome(table, page, time.monotonic() - began, problems_of(table, students))


def problems_of(table: Table, students: dict[str, Kind]) -> dict[str, list[str]]:
    """Sentences on what is not as it must be, by the student whom they are about."""
    kinds = {COURSES_OWN: RIGHT} | students
    problems: dict[str, list[str]] = {student: [] for student in kinds}
    for student, reason in table.absent.items():
        problems[student].append(f"is not in the table: {reason}")
    for pair, met in table.results.items():
        for student, sentence in _problems(kinds, pair, met):
            problems[student].append(sentence)
    return problems


def _problems(kinds: dict[str, Kind], pair: Pair, met: Met) -> Iterator[tuple[str, str]]:
    sides = {CLIENT: pair[0], SERVER: pair[1]}
    failing = {side for side, student in sides.items() if side in kinds[student].fails}
    suspected = failing | {side for side, student in sides.items() if side in kinds[student].at_times}
    blamed = set(sides) if met.culprit == "both" else {met.culprit} if met.culprit else set[str]()
    said = f"{pair[0]} from {pair[1]} ({met.culprit}): {met.sentence}"
    if met.whole and failing:
        yield sides[min(failing)], f"brought the file, and should not have: {pair[0]} from {pair[1]}"
    if not met.whole and not suspected:
        yield pair[0], f"should have brought the file: {said}"
    if not met.whole and suspected and not (blamed and blamed <= suspected):
        yield sides[min(suspected)], f"is the fault of the {' and the '.join(sorted(suspected))}: {said}"
