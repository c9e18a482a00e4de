"""The plan of a submission: which cells run, and in which order.

Setup and test cells are always the instructor's own text. A submission's copy of one only says where it stands.
"""

import builtins
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from nbformat import NotebookNode

from autograder.exercise_names import exercise_of
from autograder.grading.matching import Given, Matched, lasting_names, match, names_defined
from autograder.notebooks import handed_out, node, plain_source
from loopback.own_cells import magic_of

_STAR = re.compile(r"^from +[\w.]+ +import +\*", re.MULTILINE)
_WORD = re.compile(r"\b[A-Za-z_]\w*")
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
    given: dict[str, Given] = field(default_factory=dict)  # the instructor's cells that have a role, by their slugs
    early: dict[int, list[int]] = field(default_factory=dict)  # places of cells, and of those that run before as well
    shadowing: dict[str, list[str]] = field(default_factory=dict)  # own cells by id, with known names that they take

    @property
    def responses(self) -> dict[str, str]:
        """What the student wrote for a person to read, by slug; "" where nothing was written."""
        return {
            each.slug: "" if self.given[each.slug].is_unwritten(text) else text
            for each in self.cells
            if each.slug and self.given[each.slug].is_by_hand
            for text in [str(each.cell.source)]
        }

    @property
    def steps(self) -> list[tuple[str, str, str]]:
        """The steps that the judge takes: kind, id, source; the kind of a student's own cell is "own".

        So is that of a cell that runs a first time above its place.
        """
        steps = []
        for at, each in enumerate(self.cells):
            for place in self.early.get(at, ()):
                steps.append(("own", f"cell {place + 1}, early in {at + 1}", str(self.cells[place].cell.source)))
            if each.kind != "text":
                kind = each.kind if each.slug else "own"
                steps.append((kind, each.slug or f"cell {at + 1}", str(each.cell.source)))
        return steps


def make_plan(source: NotebookNode, submission: NotebookNode) -> Plan:
    """Put a submission's cells in order, with each of the instructor's cells exactly once.

    A cell that was deleted is put back behind the one that it followed, a copy is left out, and no test runs
    before the solution that it tests. What an answer relies on and what stands below it runs above it as well.
    """
    matched = match(source, submission)
    instructors, notes = matched.given, matched.notes
    cells = list(_in_their_order(matched))
    _put_back(instructors, cells, notes)
    _move(instructors, cells, notes)
    demos = {plain_source(str(cell.source)) for cell in source.cells}
    early = dict(_early(instructors, cells, demos))
    for place in sorted({place for places in early.values() for place in places}):
        what = cells[place].slug or f"cell {place + 1}"
        notes.append(f"{what} stood below answers that may need it; it ran above them as well.")
    return Plan(cells, notes, instructors, early, dict(_shadowing(cells, demos)))


def _in_their_order(matched: Matched) -> Iterator[Planned]:
    for found in matched.cells:
        cell, slug = found.cell, found.slug
        if slug is None:
            yield Planned("run" if cell.cell_type == "code" else "text", None, _own(cell))
            continue
        given = matched.given[slug]
        if given.is_by_hand:
            yield _response(cell, given, matched.notes)
        elif not given.is_locked:
            if cell.cell_type != "code":
                matched.notes.append(f"{slug} was made a {cell.cell_type} cell, so it does not run.")
            elif magic := magic_of(str(cell.source)):
                matched.notes.append(f"{slug} begins with %%{magic}, so what it defines is not in the notebook.")
            yield Planned("run" if cell.cell_type == "code" else "text", slug, _theirs(cell, given.cell))
        else:
            if cell.cell_type != given.cell.cell_type or not given.is_own_text(str(cell.source)):
                matched.notes.append(f"{slug} was changed; the instructor's own was used.")
            yield _instructors(given)


def _put_back(instructors: dict[str, Given], cells: list[Planned], notes: list[str]) -> None:
    before: str | None = None
    notes += _deleted(instructors, {each.slug for each in cells})
    for slug, given in instructors.items():
        if (given.is_locked or given.is_by_hand) and _place(cells, slug) < 0:
            place = _place(cells, before) + 1 if before else 0
            cells.insert(place, _instructors(given))
        if _place(cells, slug) >= 0:
            before = slug


def _deleted(instructors: dict[str, Given], there: set[str | None]) -> Iterator[str]:
    """Sentences on the code cells that are not there, one on each exercise of which nothing is left."""
    code = [slug for slug, given in instructors.items() if given.cell.cell_type == "code"]
    if code and not there & set(code):
        yield "None of the cells that were handed out is in this notebook; the tests were put back."
        return
    solutions = [slug for slug in code if not instructors[slug].is_locked]
    parts = {slug: [each for each in code if exercise_of(each, solutions) == slug] for slug in solutions}
    whole = {slug for slug, tests in parts.items() if tests and not there & {slug, *tests}}
    for slug in code:
        if slug in whole:
            yield f"{slug} and its tests were deleted; the tests were put back."
        elif slug not in there and exercise_of(slug, solutions) not in whole:
            yield f"{slug} was deleted" + ("." if slug in solutions else "; it was put back.")
    for slug, given in instructors.items():
        if given.is_by_hand and slug not in code and slug not in there:
            yield f"{slug} was deleted."


def _move(instructors: dict[str, Given], cells: list[Planned], notes: list[str]) -> None:
    """Move each setup cell before the cells that rely on it, and each test behind its solution."""
    order = list(instructors)
    solutions = [slug for slug in order if not instructors[slug].is_locked]
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
            exercise = exercise_of(slug, solutions)
            said = f"The tests of {exercise} ran below the answer, which stood below them."
            if exercise is None:
                said = f"{slug} stood in another place; it ran where it belongs."
            notes += [said] if said not in notes else []
            cells.insert(target, cells.pop(place))


def _early(
    instructors: dict[str, Given], cells: list[Planned], demos: set[str]
) -> Iterator[tuple[int, list[int]]]:
    """Places of answers, each with the places of cells below it that it may rely on, which run before it as well.

    Whoever runs cells in another order than they stand in does not notice that. These are answers to earlier
    exercises, and cells of the student's own below a test that define what is named in an answer and nowhere above.
    One that defines anew what an answer defines stays where it is: above, tests would meet it in the answer's place.
    """
    there = {each.slug: at for at, each in enumerate(cells) if each.slug and each.kind == "run"}
    order = [slug for slug in instructors if slug in there]
    moved: dict[int, list[int]] = {}
    for number, slug in enumerate(order):
        first = min((there[later] for later in order[number + 1 :]), default=there[slug])
        if first < there[slug]:
            moved.setdefault(first, []).append(there[slug])
    answers = {name for slug in order for name in instructors[slug].asked}
    own = {
        at: names
        for at, each in enumerate(cells)
        if each.slug is None and each.kind == "run" and plain_source(str(each.cell.source)) not in demos
        if (names := lasting_names(str(each.cell.source))) and not names & answers
    }
    known: set[str] = set()
    for at, each in enumerate(cells):
        if each.kind == "run" and each.slug:
            runs = [*moved.get(at, []), at]
            needed = {word for place in runs for word in _words(cells[place])} - known
            found: list[int] = []
            below = [to for to in own if to > at and any(one.kind == "tests" for one in cells[at:to])]
            while helper := next((to for to in below if to not in found and own[to] & needed), 0):
                found.append(helper)
                needed = (needed | _words(cells[helper])) - own[helper] - known
                known |= own[helper]
            if early := sorted(found) + runs[:-1]:
                yield at, early
        if each.kind != "text":
            known |= lasting_names(str(each.cell.source))


def _shadowing(cells: list[Planned], demos: set[str]) -> Iterator[tuple[str, list[str]]]:
    """Ids of the student's own cells that take a name of Python's or of the given cells, with these names."""
    known = {name for name, value in vars(builtins).items() if callable(value)}
    known |= {name for each in cells if each.kind == "setup" for name in names_defined(str(each.cell.source))}
    for number, each in enumerate(cells, 1):
        source = str(each.cell.source)
        if each.slug is None and each.kind == "run" and plain_source(source) not in demos:
            taken = known & names_defined(source, imports=False)
            if _STAR.search(source):
                taken.add("the names that it imports")
            if taken:
                yield f"cell {number}", sorted(taken)


def _words(cell: Planned) -> set[str]:
    return set(_WORD.findall(str(cell.cell.source)))


def _place(cells: list[Planned], slug: str | None) -> int:
    return next((at for at, each in enumerate(cells) if each.slug == slug), -1)


def _response(cell: NotebookNode, given: Given, notes: list[str]) -> Planned:
    """A response as the student wrote it; one that was made a cell of another type is read and does not run."""
    retyped = cell.cell_type != given.cell.cell_type
    if retyped:
        notes.append(f"{given.slug} was made a {cell.cell_type} cell; it is read as it stands, and does not run.")
    copy = _copied(cell, given.cell.cell_type, given.cell.metadata)
    return Planned("run" if copy.cell_type == "code" and not retyped else "text", given.slug, copy)


def _instructors(given: Given) -> Planned:
    """The instructor's own cell; a response as it is handed out, so that a person finds its place empty."""
    cell = given.cell
    kind: Kind = "text" if cell.cell_type != "code" else "setup" if given.role == "setup" else "tests"
    copy = node(cell)
    copy["metadata"] = node(cell.metadata)
    if given.is_by_hand:
        kind, copy["source"] = "text", handed_out(cell)
    if cell.cell_type == "code":
        copy["outputs"], copy["execution_count"] = [], None
    return Planned(kind, given.slug, copy)


def _own(cell: NotebookNode) -> NotebookNode:
    """A student's cell, with nothing on it that would make nbgrader take it for one of the instructor's."""
    return _copied(cell, cell.cell_type, {})


def _copied(cell: NotebookNode, kind: str, metadata: Mapping[str, Any]) -> NotebookNode:
    """A student's cell as one of this type, with the pictures that were pasted into its text."""
    copy = node({"cell_type": kind, "metadata": node(metadata), "source": cell.source})
    if kind == "code":
        copy |= {"outputs": [], "execution_count": None}
    elif "attachments" in cell:
        copy["attachments"] = cell.attachments
    return copy


def _theirs(cell: NotebookNode, instructors: NotebookNode) -> NotebookNode:
    """A student's solution, with the instructor's marks on it."""
    copy = _own(cell)
    if copy.cell_type == "code":
        copy["metadata"] = node(instructors.metadata)
    return copy
