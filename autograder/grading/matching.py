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
   without a mark, a demo, is never taken for an answer, though demos define the same names. The cell may hold the
   answers to several exercises, and be the cell of one of them;
4. a response in words by its place: a text of the student's own that stands in its neighbourhood is the response,
   where the response's own cell is gone or as it was handed out.

What a student has added to a locked cell is a cell of the student's own, before or behind the instructor's.

Names are found line by line, by patterns: the grader does not parse what a student has written.
"""

import difflib
import re
from collections.abc import Iterator, Mapping
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
from loopback.own_cells import magic_of, module_written

_BASES = re.compile(r"^class \w+\(([\w, ]+)\):", re.MULTILINE)
_DEFINES = re.compile(r"^(?:async +def|def|class) +(\w+)|^(\w+) *(?::[^=\n]*)?=(?!=)", re.MULTILINE)
_IMPORTS = re.compile(r"^(?:from +[\w.]+ +)?import +([\w.,* ]+)", re.MULTILINE)
_TARGETS = re.compile(r"^((?:[\w*]+(?: *, *[\w*]+)*(?: *,)? *=(?!=) *)+)|^\((\w+) *:=", re.MULTILINE)
_COMPOUND = re.compile(r"(?:async +)?(?:if|elif|else|try|except|finally|with|for|while|match|case)\b.*")
_PROMPT = re.compile(r"^(?:>>>|\.\.\.|In \[\d+\]:| *\.\.\.:) ?", re.MULTILINE)
_MAGIC_LINE = re.compile(r"\s*%%\w.*\n?")
_TAKES_ALL = re.compile(r"^(?:from +(\w+) +import +\*|%run +(?:-\w+ +)*(\w+)(?:\.py)? *$)", re.MULTILINE)
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
    def asked(self) -> set[str]:
        """The names that its answer has to define: those of what was handed out, else all, imports apart."""
        asked = set(_defined(handed_out(self.cell), imports=False)) if self.role in WRITTEN else set()
        return asked or set(_defined(without_markers(str(self.cell.source), SOLUTION), imports=False))

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
    files = _files_written(matched)
    for slug, each in matched.given.items():
        if each.is_locked or each.cell.cell_type != "code":
            continue
        place = next((at for at, found in enumerate(matched.cells) if found.slug == slug), None)
        retyped = place is not None and matched.cells[place].cell.cell_type != "code"
        unwritten = place is None or retyped or _is_unwritten(matched.cells[place].cell, each)
        names = each.asked
        own = "" if place is None else str(matched.cells[place].cell.source)
        if not unwritten and _STUB not in own and names & set(_defined(own, files=files)):
            continue
        where = [
            at
            for at, found in enumerate(matched.cells)
            if at != place
            and _may_answer(matched, found, names, demos)
            and names & set(_defined(str(found.cell.source), files=files))
            and (unwritten or at > (place or 0))
        ]
        if not where:
            continue
        answer = matched.cells[where[-1]]
        shown = ", ".join(sorted(names & set(_defined(str(answer.cell.source), files=files))))
        taken = f"the cell that defines {shown} was taken for it"
        if answer.slug is None:
            matched.cells[where[-1]] = Found(answer.cell, slug)
        else:  # it is another exercise's cell as well: what refers to it stands behind it, and the tests behind that
            taken = f"the cell of {answer.slug} defines {shown}, and counts for it as well"
            text = f"# {shown} is defined in the cell of {answer.slug}."
            refers = node({"cell_type": "code", "metadata": node({}), "source": text})
            matched.cells.insert(where[-1] + 1, Found(refers, slug))
            place = place + 1 if place is not None and place > where[-1] else place
        if place is None:
            matched.notes.append(f"{slug} had lost its mark; {taken}.")
        elif retyped:
            retyped_cell = matched.cells[place].cell
            matched.notes.append(f"{slug} was made a {retyped_cell.cell_type} cell; {taken}.")
            matched.cells[place] = Found(retyped_cell)
        elif unwritten:
            matched.notes.append(f"{slug} was as it had been handed out; {taken}.")
            del matched.cells[place]
        else:  # one part of it is written here, and another there
            counts = "counts as well" if answer.slug is None else "was taken for it"
            matched.notes.append(f"{slug} was written in part; the cell that defines {shown} {counts}.")
            matched.cells[place] = Found(matched.cells[place].cell)


def _may_answer(matched: Matched, found: Found, names: set[str], demos: set[str]) -> bool:
    """Whether a cell may hold the answer that defines these names: one of the student's own, or another answer's."""
    if found.cell.cell_type != "code" or plain_source(str(found.cell.source)) in demos:
        return False
    if found.slug is None:
        return _STUB not in found.cell.source
    given = matched.given[found.slug]
    is_answer = given.role == "solution" and not _is_unwritten(found.cell, given)
    return is_answer and _STUB not in found.cell.source and not names & given.asked


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


def _files_written(matched: Matched) -> dict[str, set[str]]:
    """The names that modules define which the notebook's own cells write, by module."""
    files: dict[str, set[str]] = {}
    for found in matched.cells:
        if found.cell.cell_type == "code" and (written := module_written(str(found.cell.source))):
            files.setdefault(written.module, set()).update(_defined(written.source))
    return files


def _defined(
    source: str, imports: bool = True, files: Mapping[str, set[str]] | None = None
) -> Iterator[str]:
    """The names that the lines of a source define or import when its cell runs; `files` has what modules define."""
    lines = "\n".join(_outer_lines(source))
    for function, variable in _DEFINES.findall(lines):
        yield function or variable
    for targets, variable in _TARGETS.findall(lines):
        yield from re.findall(r"\w+", targets) or [variable]
    for names in _IMPORTS.findall(lines) if imports else ():
        for name in names.split(","):
            yield name.rpartition(" as ")[2].strip()
    for module, script in _TAKES_ALL.findall(lines) if files else ():
        yield from (files or {}).get(module or script, ())


def names_defined(source: str, imports: bool = True) -> set[str]:
    """The names that a source defines, and those that it imports unless `imports` is false."""
    return set(_defined(source, imports))


def lasting_names(source: str) -> set[str]:
    """The names of a source's functions, classes, imports and constants in capitals, which others may rely on."""
    variables = {name for _, name in _DEFINES.findall("\n".join(_outer_lines(source))) if name}
    return {name for name in _defined(source) if name not in variables or name.isupper()}


def _outer_lines(source: str) -> Iterator[str]:
    """The lines of a cell that stand in no function and no class, without the spaces before them.

    IPython takes away prompts, and the first line's spaces from each line that begins with so many: a cell as a whole
    may be indented, or its first line alone.
    """
    if magic_of(source):
        return
    if magic := _MAGIC_LINE.match(source):
        source = source[magic.end() :]
    if _PROMPT.match(source.lstrip()):
        source = _PROMPT.sub("", source)
    lines = [line for line in source.splitlines() if line.strip()]
    first = len(lines[0]) - len(lines[0].lstrip()) if lines else 0
    margins = [0]
    opens = False  # whether the line before begins a block that runs where it stands
    for line in lines:
        text = line.lstrip()
        if text.startswith("#"):
            continue
        indent = len(line) - len(text)
        indent -= first if indent >= first else 0
        if opens and indent > margins[-1]:
            margins.append(indent)
        while margins[-1] > indent:
            margins.pop()
        opens = indent == margins[-1] and bool(_COMPOUND.fullmatch(text))
        if indent == margins[-1]:
            yield text
