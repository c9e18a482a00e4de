"""The plan of a submission: which cells run, and in which order.

Setup and test cells are always the instructor's own text. A submission's copy of one only says where it stands.
"""

import functools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from nbformat import NotebookNode

from autograder.exercise_names import exercise_of
from autograder.notebooks import as_shown, flags_of, node, role_of
from autograder.regions import without_hidden_tests

Kind = Literal["text", "run", "setup", "tests"]


@dataclass(frozen=True)
class Planned:
    """One cell: `slug` is its grade_id, or None for a cell of the student's own."""

    kind: Kind
    slug: str | None
    cell: NotebookNode


@dataclass(frozen=True)
class Plan:
    """A submission put in order; `notes` name in sentences each departure from the release."""

    cells: list[Planned]
    notes: list[str] = field(default_factory=list)

    @property
    def steps(self) -> list[tuple[str, str, str]]:
        """The steps that the judge takes: kind, id, source; the kind of a student's own cell is "own"."""
        return [
            (each.kind if each.slug else "own", each.slug or f"cell {number}", str(each.cell.source))
            for number, each in enumerate(self.cells, 1)
            if each.kind != "text"
        ]


def make_plan(source: NotebookNode, submission: NotebookNode) -> Plan:
    """Put a submission's cells in order, with each of the instructor's cells exactly once.

    A cell that was deleted is put back behind the one that it followed, a copy is left out, and no test runs
    before the solution that it tests.
    """
    instructors = {
        str(flags_of(cell)["grade_id"]): _Given(cell, role)
        for cell in source.cells
        if (role := role_of(cell))
    }
    notes: list[str] = []
    cells = list(_in_their_order(instructors, submission, notes))
    _put_back(instructors, cells, notes)
    _move(instructors, cells, notes)
    return Plan(cells, notes)


class _Given(NamedTuple):
    """A cell of the instructor's, and its role."""

    cell: NotebookNode
    role: str


def _in_their_order(
    instructors: dict[str, _Given], submission: NotebookNode, notes: list[str]
) -> Iterator[Planned]:
    seen: set[str] = set()
    for cell in submission.cells:
        slug = _slug(cell, instructors)
        if slug is None:
            yield Planned("run" if cell.cell_type == "code" else "text", None, _own(cell))
            continue
        given = instructors[slug]
        if slug in seen:
            notes.append(f"{slug} stood there twice; the first counts.")
            if given.role == "solution":
                yield Planned("run" if cell.cell_type == "code" else "text", None, _own(cell))
            continue
        seen.add(slug)
        if given.role == "solution":
            if cell.cell_type != "code":
                notes.append(f"{slug} was made a {cell.cell_type} cell, so it does not run.")
            yield Planned("run" if cell.cell_type == "code" else "text", slug, _theirs(cell, given.cell))
        else:
            if cell.cell_type != given.cell.cell_type or cell.source.strip() not in versions_of(given.cell):
                notes.append(f"{slug} was changed; the instructor's own was used.")
            yield _instructors(slug, given)


def _put_back(instructors: dict[str, _Given], cells: list[Planned], notes: list[str]) -> None:
    before: str | None = None
    for slug, given in instructors.items():
        if not any(each.slug == slug for each in cells):
            notes.append(f"{slug} was deleted" + ("." if given.role == "solution" else "; it was put back."))
            if given.role != "solution":
                place = _place(cells, before) + 1 if before else 0
                cells.insert(place, _instructors(slug, given))
        if any(each.slug == slug for each in cells):
            before = slug


def _move(instructors: dict[str, _Given], cells: list[Planned], notes: list[str]) -> None:
    """Move each setup cell before the cells that rely on it, and each test behind its solution."""
    order = list(instructors)
    solutions = [slug for slug in order if instructors[slug].role == "solution"]
    for slug in order:
        place = _place(cells, slug)
        if place < 0:
            continue
        role, target = instructors[slug].role, place
        if role == "setup":
            later = set(order[order.index(slug) + 1 :])
            target = next((at for at, each in enumerate(cells[:place]) if each.slug in later), place)
        elif role == "tests":
            target = max(place, _place(cells, exercise_of(slug, solutions)))
        if target != place:
            notes.append(f"{slug} stood in another place; it ran where it belongs.")
            cells.insert(target, cells.pop(place))


def _place(cells: list[Planned], slug: str | None) -> int:
    return next((at for at, each in enumerate(cells) if each.slug == slug), -1)


def _slug(cell: NotebookNode, instructors: dict[str, _Given]) -> str | None:
    """Which of the instructor's cells this is, by nbgrader's mark or else by the cell's id."""
    for name in (flags_of(cell).get("grade_id"), cell.get("id")):
        if isinstance(name, str) and name in instructors:
            return name
    return None


def _instructors(slug: str, given: _Given) -> Planned:
    cell, role = given
    kind: Kind = "text" if cell.cell_type != "code" else "setup" if role == "setup" else "tests"
    copy = node(cell)
    copy["metadata"] = node(cell.metadata)
    if cell.cell_type == "code":
        copy["outputs"], copy["execution_count"] = [], None
    return Planned(kind, slug, copy)


def _own(cell: NotebookNode) -> NotebookNode:
    """A student's cell, with nothing on it that would make nbgrader take it for one of the instructor's."""
    copy = node({"cell_type": cell.cell_type, "metadata": node({}), "source": cell.source})
    if cell.cell_type == "code":
        copy |= {"outputs": [], "execution_count": None}
    return copy


def _theirs(cell: NotebookNode, instructors: NotebookNode) -> NotebookNode:
    """A student's solution, with the instructor's marks on it."""
    copy = _own(cell)
    if copy.cell_type == "code":
        copy["metadata"] = node(instructors.metadata)
    return copy


def versions_of(cell: NotebookNode) -> tuple[str, str]:
    """An instructor's cell as it is, and as the release shows it: without the hidden tests."""
    return _versions(str(cell.source))


@functools.lru_cache(maxsize=1024)
def _versions(source: str) -> tuple[str, str]:
    return source.strip(), as_shown(without_hidden_tests(source)).strip()
