"""What stands in a notebook: exercises, the cells that test them, and what each is worth."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder.problem import Problem

LARGEST = 50_000_000  # bytes; a notebook of the course has under 1 MB, pictures included


@dataclass(frozen=True)
class Exercise:
    """One solution cell and the graded cells named after it, as (slug, points) in notebook order."""

    name: str
    tests: tuple[tuple[str, float], ...]

    @property
    def maximum(self) -> float:
        """The points that its tests give together."""
        return sum(points for _, points in self.tests)


def read_notebook(path: Path) -> NotebookNode:
    """Read a notebook file; raises Problem when it is none."""
    size = path.stat().st_size
    return parse_notebook(path.read_bytes() if size <= LARGEST else bytes(LARGEST + 1), path.name)


def parse_notebook(content: bytes, name: str) -> NotebookNode:
    """The notebook in a file's bytes; raises Problem, which says what is wrong with the file of this name."""
    try:
        if not content:
            raise ValueError("it is empty")
        if len(content) > LARGEST:
            raise ValueError(f"it has more than {LARGEST // 1_000_000} MB")
        read = nbformat.reads(content.decode(), as_version=4)  # type: ignore[no-untyped-call]
        notebook = nbformat.from_dict(read)  # type: ignore[no-untyped-call]  # of format 3 it is of another class
        if not isinstance(notebook, NotebookNode):
            raise TypeError("it is no mapping")
        for cell in notebook.cells:
            flags_of(cell)
            if not isinstance(cell.source, str):
                raise TypeError("a cell's source is not text")
    except Exception as error:  # nbformat raises whatever the file makes it raise
        reason = (str(error) or type(error).__name__).splitlines()[0][:120]
        raise Problem(f"{name} is not a notebook: {reason}. Ask for it again.") from error
    return notebook


def flags_of(cell: NotebookNode) -> dict[str, Any]:
    """A cell's nbgrader metadata; empty when it has none."""
    return dict(cell.metadata.get("nbgrader", {}))


def role_of(cell: NotebookNode) -> str | None:
    """One of setup, contract, solution and tests, as in the manuscript; None for any other cell."""
    flags = flags_of(cell)
    if flags.get("grade"):
        return "tests"
    if flags.get("solution"):
        return "solution"
    if flags.get("locked"):
        return "setup" if cell.cell_type == "code" else "contract"
    return None


def exercise_of(slug: str, exercises: list[str]) -> str:
    """The longest exercise name that `slug` continues with a hyphen; `slug` itself when there is none.

    >>> exercise_of("frames-cap-hidden", ["frames", "frames-cap"])
    'frames-cap'
    """
    return max((name for name in exercises if slug.startswith(f"{name}-")), key=len, default=slug)


def exercises_of(notebook: NotebookNode) -> list[Exercise]:
    """The graded exercises of an instructor's notebook, in its order."""
    names = [flags_of(cell)["grade_id"] for cell in notebook.cells if role_of(cell) == "solution"]
    tests: dict[str, list[tuple[str, float]]] = {name: [] for name in names}
    for cell in notebook.cells:
        if role_of(cell) == "tests":
            flags = flags_of(cell)
            slug = str(flags["grade_id"])
            tests.setdefault(exercise_of(slug, names), []).append((slug, float(flags["points"])))
    return [Exercise(name, tuple(cells)) for name, cells in tests.items() if cells]
