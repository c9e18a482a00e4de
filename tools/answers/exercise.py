"""An exercise as its answers see it: the cells that they run among, and what became of its tests."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.answer_files import Answer
from autograder.exercise_names import exercise_of
from autograder.notebooks import exercises_of, flags_of, read_notebook, role_of

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Cell:
    """A cell that matters to answers: a setup cell, a solution cell or a test cell; points are a test's."""

    role: str
    slug: str
    source: str
    points: float = 0.0


@dataclass(frozen=True)
class Verdict:
    """What became of one test cell."""

    slug: str
    points: float
    passed: bool
    message: str  # the whole text of its failure
    hints: tuple[str, ...] = ()
    # Whether what a student sees of the cell passed by itself; None where that is nothing, or nobody asked.
    visible_passed: bool | None = None

    @property
    def earned(self) -> float:
        """The points that it gave."""
        return self.points if self.passed else 0.0


@dataclass(frozen=True)
class Exercise:
    """One exercise of one instructor's notebook."""

    notebook: Path
    name: str

    @property
    def chapter(self) -> str:
        """The assignment that it belongs to."""
        return self.notebook.parent.name

    @property
    def reference(self) -> str:
        """The instructor's own solution cell."""
        cells = (cell for cell in _cells(self.notebook) if cell.role == "solution")
        return next(cell.source for cell in cells if cell.slug == self.name)

    def cells(self, answer: str | None = None) -> Iterator[Cell]:
        """Setup cells, solutions and this exercise's tests in the notebook's order.

        `answer` stands for the exercise's own solution; None leaves the reference there.
        """
        names = [cell.slug for cell in _cells(self.notebook) if cell.role == "solution"]
        for cell in _cells(self.notebook):
            if cell.role == "solution" and cell.slug == self.name and answer is not None:
                yield Cell(cell.role, cell.slug, answer)
            elif cell.role != "tests" or exercise_of(cell.slug, names) == self.name:
                yield cell

    def __str__(self) -> str:
        return f"{self.chapter}/{self.name}"


@functools.cache
def _cells(notebook: Path) -> tuple[Cell, ...]:
    wanted = ("setup", "solution", "tests")
    return tuple(
        Cell(role, str(flags["grade_id"]), str(cell.source), float(flags.get("points", 0)))
        for cell in read_notebook(notebook).cells
        if (flags := flags_of(cell)) and (role := role_of(cell)) in wanted
    )


@functools.cache
def exercises(course: Path = ROOT / "course") -> tuple[Exercise, ...]:
    """Every exercise of the course that has tests."""
    files = sorted(course.glob("*/*.ipynb"))
    return tuple(
        Exercise(file, each.name)
        for file in files
        for each in exercises_of(read_notebook(file))
        if not each.by_hand
    )


def exercise_of_answer(answer: Answer) -> Exercise:
    """The exercise that an answer answers; LookupError when the course has none of that name."""
    for exercise in exercises():
        if (exercise.chapter, exercise.name) == (answer.chapter, answer.exercise):
            return exercise
    raise LookupError(f"{answer}: no solution cell of course/{answer.chapter}/ is called {answer.exercise}")
