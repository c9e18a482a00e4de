"""Notebooks: reading them, the roles of their cells, their exercises and points."""

import functools
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import nbformat
from nbformat import NotebookNode

from autograder.errors import UserError
from autograder.exercise_names import exercise_of
from autograder.notebook_text import LARGEST, SAVE, NoNotebook, fields_of
from autograder.plain_files import PLAIN, read_plain, unreadable
from autograder.regions import without_hidden_tests, without_solution
from autograder.wire.compiled_cell import only_says

_NOTHING_TESTED = 'print("Nothing was tested: this test is hidden until grading.")'


class Role(NamedTuple):
    """The purpose of a cell: its type, and the flags by which nbgrader knows it."""

    cell_type: str
    grade: bool
    solution: bool
    locked: bool

    @property
    def mark(self) -> str | None:
        """The flags that distinguish the role; two roles that have the same differ in type."""
        return _mark(self._asdict())

    @property
    def by_hand(self) -> bool:
        """Whether a person gives the points, to what the student has written into the cell itself."""
        return self.grade and self.solution


# Both directions: the press writes a role's flags (`nbgrader_metadata`), the grader reads them (`role_of`).
ROLES = {
    "contract": Role("markdown", grade=False, solution=False, locked=True),
    "setup": Role("code", grade=False, solution=False, locked=True),
    "solution": Role("code", grade=False, solution=True, locked=False),
    "tests": Role("code", grade=True, solution=False, locked=True),
    "response": Role("markdown", grade=True, solution=True, locked=False),
    "code-response": Role("code", grade=True, solution=True, locked=False),
}
BY_HAND = frozenset(name for name, role in ROLES.items() if role.by_hand)
WRITTEN = BY_HAND | {"solution"}  # the roles of cells that hold what the student writes


def _mark(flags: Mapping[str, Any]) -> str | None:
    if flags.get("grade") and flags.get("solution"):
        return "by hand"
    return next((name for name in ("grade", "solution", "locked") if flags.get(name)), None)


@dataclass(frozen=True)
class Exercise:
    """One solution cell and the graded cells named after it, as (slug, points) in notebook order.

    Where a person gives the points, the graded cell is the response itself.
    """

    name: str
    tests: tuple[tuple[str, float], ...]
    by_hand: bool = False

    @property
    def maximum(self) -> float:
        """The points that its tests give together."""
        return sum(points for _, points in self.tests)


def read_notebook(path: Path) -> NotebookNode:
    """Read one of the course's own notebooks, without its outputs; raises UserError for a file that is none."""
    try:
        return _parsed(read_bytes(path))
    except NoNotebook as fault:
        raise UserError(f"{path.name} {fault.reason}. Bring back a version that JupyterLab opens.") from fault


def read_bytes(path: Path) -> bytes:
    """The bytes of a file, up to one more than a notebook may have.

    Raises UserError for a link, which could lead to somebody else's work, and for all but regular files. The folders
    above the file are trusted; `submissions` reads what a student handed in.
    """
    try:
        return read_plain(path.name, os.open(path, PLAIN), LARGEST + 1)
    except OSError as error:
        raise UserError(f"{path.name} {unreadable(error)}") from error


def parse_notebook(content: bytes, name: str) -> NotebookNode:
    """Parse the bytes of a notebook file, without outputs; raises UserError, which names the file and its fault."""
    try:
        return _parsed(content)
    except NoNotebook as fault:
        raise UserError(f"{name} {fault}") from fault


def _parsed(content: bytes) -> NotebookNode:
    try:
        notebook = nbformat.from_dict(fields_of(content))  # type: ignore[no-untyped-call]
    except RecursionError as error:
        raise NoNotebook("is nested deeper than any notebook", SAVE) from error
    assert isinstance(notebook, NotebookNode)
    return notebook


def node(fields: Mapping[str, Any]) -> NotebookNode:
    """A part of a notebook, or a copy of one, as deep as its first level."""
    return NotebookNode(fields)  # type: ignore[no-untyped-call]


def flags_of(cell: NotebookNode) -> dict[str, Any]:
    """A cell's nbgrader metadata; empty when it has none."""
    return dict(cell.metadata.get("nbgrader", {}))


def as_shown(source: str) -> str:
    """A test cell without hidden lines, as students get it: one with nothing left to run says that it tested nothing.

    >>> as_shown("'total adds.'  # the rest is hidden").splitlines()[-1]
    'print("Nothing was tested: this test is hidden until grading.")'
    """
    return f"{source.rstrip()}\n{_NOTHING_TESTED}" if only_says(source) else source


def plain_source(source: str) -> str:
    r"""A cell's text without the spaces at the ends of its lines, which editors take away.

    >>> plain_source("one = 1  \n\ntwo = 2\n")
    'one = 1\n\ntwo = 2'
    """
    return "\n".join(line.rstrip() for line in source.splitlines()).strip()


def versions_of(cell: NotebookNode) -> tuple[str, ...]:
    """The plain texts that one of the instructor's cells may have in a submission that left it alone."""
    return _versions(str(cell.source), role_of(cell))


@functools.lru_cache(maxsize=1024)
def _versions(source: str, role: str | None) -> tuple[str, ...]:
    if role is None:
        return (plain_source(source),)
    return plain_source(source), plain_source(_handed_out(source, role))


def handed_out(cell: NotebookNode) -> str:
    """The plain text that one of the instructor's cells has in the release."""
    role = role_of(cell)
    return plain_source(_handed_out(str(cell.source), role) if role else str(cell.source))


def _handed_out(source: str, role: str) -> str:
    if role in WRITTEN:
        return without_solution(source, ROLES[role].cell_type)
    return as_shown(without_hidden_tests(source))


def role_of(cell: NotebookNode) -> str | None:
    """The name of a cell's role, as in the manuscript; None for a cell without one."""
    mark = _mark(flags_of(cell))
    if mark is None:
        return None
    alike = [name for name, role in ROLES.items() if role.mark == mark]
    return next((name for name in alike if ROLES[name].cell_type == cell.cell_type), alike[0])


def nbgrader_metadata(role: str, slug: str, points: float | None = None) -> dict[str, Any]:
    """The metadata by which nbgrader knows a cell of this role; its schema has version 3."""
    _, grade, solution, locked = ROLES[role]
    flags = {"grade": grade, "solution": solution, "locked": locked, "task": False}
    metadata = {"schema_version": 3, "grade_id": slug, **flags}
    return metadata | ({"points": points} if grade else {})


def exercises_of(notebook: NotebookNode) -> list[Exercise]:
    """The graded exercises of an instructor's notebook, in its order."""
    roles = {str(flags_of(cell)["grade_id"]): role for cell in notebook.cells if (role := role_of(cell))}
    names = [slug for slug, role in roles.items() if role == "solution"]
    tests: dict[str, list[tuple[str, float]]] = {
        slug: [] for slug, role in roles.items() if role in WRITTEN
    }
    for cell in notebook.cells:
        flags = flags_of(cell)
        if flags.get("grade"):
            slug = str(flags["grade_id"])
            exercise = slug if slug in tests else exercise_of(slug, names) or slug
            tests.setdefault(exercise, []).append((slug, float(flags["points"])))
    return [
        Exercise(name, tuple(cells), by_hand=roles[name] in BY_HAND) for name, cells in tests.items() if cells
    ]
