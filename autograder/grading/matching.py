"""Which of the instructor's cells each cell of a submission is.

How it works
------------
The release marks each of the instructor's cells twice, in nbgrader's metadata and by the cell's id. Editors drop marks,
students join, split and copy cells, and an exercise may have been renamed since the release. So a cell is looked for in
this order:

1. by its mark, then by its id;
2. by its text, as the source or the release has it;
3. an answer, by the names that it defines: a cell of the student's that defines what the exercise asks for is the
   answer, where the answer's own cell is gone or still holds what was handed out. A cell that stands in the source
   without a mark, a demo, is never taken for an answer, though demos define the same names;
4. a response in words by its place: a text of the student's own that stands in its neighbourhood is the response,
   where the response's own cell is gone or as it was handed out.

What a student has added to a locked cell is a cell of the student's own, before or behind the instructor's.

Names are found line by line, by patterns: the grader does not parse what a student has written.
"""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from nbformat import NotebookNode

from autograder.notebooks import (
    BY_HAND,
    WRITTEN,
    flags_of,
    handed_out,
    node,
    plain_source,
    role_of,
    versions_of,
)
from autograder.regions import SOLUTION, STUB, without_markers

_BASES = re.compile(r"^class \w+\(([\w, ]+)\):", re.MULTILINE)
_DEFINES = re.compile(r"^(?:async +def|def|class) +(\w+)|^(\w+) *(?::[^=\n]*)?=(?!=)", re.MULTILINE)
_IMPORTS = re.compile(r"^(?:from +[\w.]+ +)?import +([\w.,* ]+)", re.MULTILINE)
_BEGINS = re.compile(r"^(?:async |def |class |import |from |@|%%|\w+ *=(?!=))", re.MULTILINE)
_STUB = STUB.splitlines()[-1]
MOST_LINES = 3000  # of a changed cell that is compared line by line


@dataclass(frozen=True)
class Given:
    """A cell of the instructor's, and its role."""

    slug: str
    cell: NotebookNode
    role: str

    @property
    def versions(self) -> tuple[str, ...]:
        """The texts that it may have in a submission that left it alone."""
        return versions_of(self.cell)

    def is_own_text(self, text: str) -> bool:
        """Whether a text is its own, but for spaces at the ends of lines."""
        return plain_source(text) in self.versions

    @property
    def defines(self) -> set[str]:
        """The names that it defines, solution included."""
        return set(_defined(without_markers(str(self.cell.source), SOLUTION)))

    @property
    def continues(self) -> set[str]:
        """The names of the classes that its own classes continue, solution included."""
        return {
            name.strip()
            for bases in _BASES.findall(without_markers(str(self.cell.source), SOLUTION))
            for name in bases.split(",")
        }

    @property
    def is_locked(self) -> bool:
        """Whether its text is the instructor's alone."""
        return self.role not in WRITTEN

    @property
    def is_by_hand(self) -> bool:
        """Whether it is a response, to which a person gives the points."""
        return self.role in BY_HAND

    def is_unwritten(self, text: str) -> bool:
        """Whether a text is none, or all that was handed out in the cell."""
        return not text.strip() or plain_source(text) == handed_out(self.cell)


@dataclass(frozen=True)
class Found:
    """A cell of a submission, and the instructor's cell that it is; a cell of the student's own has no slug."""

    cell: NotebookNode
    slug: str | None = None


@dataclass
class Matched:
    """A submission's cells in their order, each with what it is, and sentences on what was found another way."""

    given: dict[str, Given]  # the instructor's cells that have a role, by their slugs
    cells: list[Found]
    notes: list[str] = field(default_factory=list)


def match(source: NotebookNode, submission: NotebookNode) -> Matched:
    """Say of each cell of a submission which of the instructor's it is."""
    given = {
        slug: Given(slug, cell, role)
        for cell in source.cells
        if (role := role_of(cell)) and (slug := str(flags_of(cell)["grade_id"]))
    }
    demos = {plain_source(str(cell.source)) for cell in source.cells if not role_of(cell)}
    matched = Matched(given, [Found(cell, _marked(cell, given)) for cell in submission.cells])
    _by_text(matched)
    _without_copies(matched)
    _split_additions(matched)
    _answers_by_name(matched, demos)
    _responses_by_place(matched, demos)
    return matched


def _marked(cell: NotebookNode, given: dict[str, Given]) -> str | None:
    for name in (flags_of(cell).get("grade_id"), cell.get("id")):
        if isinstance(name, str) and name in given:
            return name
    return None


def _by_text(matched: Matched) -> None:
    taken = {found.slug for found in matched.cells}
    texts: dict[str, list[str]] = {}
    for slug, each in matched.given.items():
        for text in each.versions if slug not in taken else ():
            texts.setdefault(text, []).append(slug)
    count = 0
    for place, found in enumerate(matched.cells):
        slugs = texts.get(plain_source(str(found.cell.source)), []) if found.slug is None else []
        known = next((each for each in slugs if each not in taken), None)
        if known:
            taken.add(known)
            matched.cells[place] = Found(found.cell, known)
            count += 1
    if count:
        were = (
            "1 cell had lost its mark; it was"
            if count == 1
            else f"{count} cells had lost their marks; they were"
        )
        matched.notes.append(f"{were} known again by the text.")


def _without_copies(matched: Matched) -> None:
    """Leave out each copy of a locked cell, and of an answer those that still hold what was handed out."""
    places: dict[str, list[int]] = {}
    for place, found in enumerate(matched.cells):
        if found.slug:
            places.setdefault(found.slug, []).append(place)
    gone: set[int] = set()
    for slug, copies in places.items():
        if len(copies) == 1:
            continue
        given = matched.given[slug]
        written = [place for place in copies if not _is_unwritten(matched.cells[place].cell, given)]
        chosen = (written or copies)[0]
        if given.is_locked:
            matched.notes.append(f"{slug} stood there twice; it ran once.")
            gone.update(place for place in copies if place != chosen)
            continue
        gone.update(place for place in copies if place != chosen and place not in written)
        for place in written[1:]:
            matched.cells[place] = Found(matched.cells[place].cell)
        matched.notes.append(
            f"{slug} stood there twice; the one that is written counts."
            if len(written) == 1
            else f"{slug} stood there twice; {'the first counts' if given.is_by_hand else 'each ran where it stands'}."
        )
    matched.cells[:] = [found for place, found in enumerate(matched.cells) if place not in gone]


def _split_additions(matched: Matched) -> None:
    cells: list[Found] = []
    for found in matched.cells:
        each = matched.given.get(found.slug or "")
        before = behind = ""
        if each and each.is_locked and each.cell.cell_type == found.cell.cell_type == "code":
            before, behind = _additions(str(found.cell.source), each)
        for text, place in ((before, 0), (behind, 1)):
            if place == 1:
                cells.append(found)
            if text:
                cells.append(Found(node({"cell_type": "code", "metadata": node({}), "source": text})))
                matched.notes.append(f"What was added to {found.slug} ran as a cell of its own.")
    matched.cells[:] = cells


def _additions(text: str, given: Given) -> tuple[str, str]:
    """The lines that a student has put before and behind the lines of a locked cell, if they define anything."""
    lines = plain_source(text).splitlines()
    own = min(given.versions, key=lambda version: abs(len(version) - len(text)))
    if plain_source(text) in given.versions or len(lines) > MOST_LINES:
        return "", ""
    theirs = own.splitlines()
    before: list[str] = []
    behind: list[str] = []
    matcher = difflib.SequenceMatcher(None, theirs, lines, autojunk=False)
    for kind, start, _, first, last in matcher.get_opcodes():
        block = "\n".join(lines[first:last])
        if kind in ("insert", "replace") and _BEGINS.search(block):
            (before if start == 0 else behind).append(block)
    return "\n".join(before), "\n".join(behind)


def _answers_by_name(matched: Matched, demos: set[str]) -> None:
    for slug, each in matched.given.items():
        if each.is_locked or each.cell.cell_type != "code":
            continue
        place = next((at for at, found in enumerate(matched.cells) if found.slug == slug), None)
        unwritten = place is None or _is_unwritten(matched.cells[place].cell, each)
        if place is not None and not unwritten and _STUB not in matched.cells[place].cell.source:
            continue
        names = each.defines
        where = [
            at
            for at, found in enumerate(matched.cells)
            if found.slug is None
            and found.cell.cell_type == "code"
            and names & set(_defined(str(found.cell.source)))
            and _STUB not in found.cell.source
            and plain_source(str(found.cell.source)) not in demos
            and (unwritten or at > (place or 0))
        ]
        if not where:
            continue
        shown = ", ".join(sorted(names & set(_defined(str(matched.cells[where[-1]].cell.source)))))
        matched.cells[where[-1]] = Found(matched.cells[where[-1]].cell, slug)
        if place is None:
            matched.notes.append(f"{slug} had lost its mark; the cell that defines {shown} was taken for it.")
        elif unwritten:
            matched.notes.append(
                f"{slug} was as it had been handed out; the cell that defines {shown} was taken for it."
            )
            del matched.cells[place]
        else:  # one part of it is written here, and another there
            matched.notes.append(f"{slug} was written in part; the cell that defines {shown} counts as well.")
            matched.cells[place] = Found(matched.cells[place].cell)


def _responses_by_place(matched: Matched, demos: set[str]) -> None:
    """Take a student's own text for a response that is gone or not written, where it stands beside its place."""
    order = list(matched.given)
    for slug, each in matched.given.items():
        if not each.is_by_hand or each.cell.cell_type == "code":
            continue
        places = {found.slug: at for at, found in enumerate(matched.cells) if found.slug}
        if slug in places and not each.is_unwritten(str(matched.cells[places[slug]].cell.source)):
            continue
        here = order.index(slug)
        first = max((places[name] for name in order[:here] if name in places), default=-1) + 1
        last = min((places[name] for name in order[here + 1 :] if name in places), default=len(matched.cells))
        own = next(
            (
                at
                for at, found in enumerate(matched.cells[first:last], first)
                if found.slug is None
                and found.cell.cell_type != "code"
                and found.cell.source.strip()
                and plain_source(str(found.cell.source)) not in demos
            ),
            None,
        )
        if own is None:
            continue
        matched.cells[own] = Found(matched.cells[own].cell, slug)
        if slug in places:
            matched.notes.append(f"{slug} was as it had been handed out; the text beside it was taken for it.")
            del matched.cells[places[slug]]
        else:
            matched.notes.append(f"{slug} had lost its mark; the text in its place was taken for it.")


def _is_unwritten(cell: NotebookNode, given: Given) -> bool:
    """Whether an answer is empty, or holds all that was to be replaced, and defines nothing a second time."""
    text = str(cell.source)
    if given.is_by_hand:
        return given.is_unwritten(text)
    names = [name for name, _ in _DEFINES.findall(text) if name]
    return not text.strip() or (
        text.count(_STUB) >= max(1, handed_out(given.cell).count(_STUB)) and len(names) == len(set(names))
    )


def _defined(source: str) -> Iterator[str]:
    """The names that the lines of a source define or import, as far as they begin at its margin."""
    for function, variable in _DEFINES.findall(source):
        yield function or variable
    for names in _IMPORTS.findall(source):
        for name in names.split(","):
            yield name.rpartition(" as ")[2].strip()
