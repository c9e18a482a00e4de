"""Parts that a student has written in one notebook, for another: `from_notebook`.

How it works
------------
A notebook of a chapter's end uses what the earlier ones made. `from_notebook` opens the file of that name in the
folder of the notebook that runs, and executes two kinds of its cells, in their order, in a namespace of their own: the
locked cells that give a notebook its tools, and the cells of the exercises that are named. Of its other cells only what
these need runs, statement by statement (`own_cells.py`): no demo, no test.

Whatever is amiss is said in a sentence and costs its own part alone. A name that is not there is stood in for by an
object that says the sentence as soon as somebody calls it.

Parts are made in steps, each a class that continues the one before. Where a step is not written, the one before stands
in for it, if it can do what the next one is asked for: what it has not, it takes no notice of, and a step that returns
something new has no stand-in. A value that the unwritten class was given out with (`probes = 0`) is the stand-in's,
too, since the step after it may read it. Who is to judge the step itself asks `must_be_written`, and who tries a step
of which one in the middle may be missing takes the sentence of `stood_in_for` for a hint.

In the grader nothing lies in a folder. The student's process finds the other notebooks of the submission, cell by cell,
in a constant of its main module (`BESIDE`), put in order by the grader: the locked cells are the instructor's. The
judge, which runs locked cells too and must run nothing of a student's, says so (`left_out`): there `from_notebook` runs
nothing, and what it returns is taken out of the names, so that a test finds the name in the student's process.
"""

import ast
import contextlib
import io
import json
import linecache
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from loopback.check.attempt import NOT_WRITTEN
from loopback.check.claim import NotWritten
from loopback.errors import MissingPart
from loopback.own_cells import OwnCells, WrittenModules, python_of

BESIDE = "NOTEBOOKS_BESIDE"  # the name of the constant: {notebook: [[slug, role, source], ...]}
SETUP, SOLUTION, OWN = "setup", "solution", "own"  # OWN: a demo, or a cell of the student's own
Cells = list[tuple[str, str, str]]  # slug, role and source of each cell that may run, in order

_STANDS_IN = "_stands_in"  # the attribute of a class that stands in for another: that name, and its own
_DESCRIPTORS = property, classmethod, staticmethod
left_out = False  # whether this process must not run what a student has written
instructors_own: dict[str, Cells] = {}  # the instructor's notebooks, where a test may have them
_written = WrittenModules()  # by cells of the notebooks that were opened so far
_open: list[str] = []  # the notebooks that are being executed, one for the other


def from_notebook(notebook: str, *exercises: str, instructors: bool = False) -> Any:
    """What the cells of these exercises define in another notebook of this folder, as attributes of one object.

    `notebook` is its file's name without .ipynb. Its locked cells without tests run, up to the last of the exercises
    named, and the cells of those exercises; of other cells what these need, such as a helper or an import. A printed
    sentence names each exercise that is missing, not written yet, or ended by an error; a name that it should have
    defined says so when it is called (MissingPart).
    Where a class is not written, the class of the exercise before that it continues stands in for it, if it can.
    With `instructors`, which only hidden tests can ask for, it is the instructor's notebook, not the student's.
    """
    if left_out and not instructors:
        return LeftOut()
    if notebook in _open:
        raise ValueError(f"{' takes from '.join([*_open, notebook])}: that is a circle")
    _open.append(notebook)
    try:
        cells = instructors_own.get(notebook) if instructors else None
        found, problems = _executed(notebook, cells or _cells_of(notebook), exercises)
    except MissingPart as missing:
        found, problems = {}, [str(missing)]
    finally:
        _open.pop()
    for problem in problems:
        print(problem)
    return _Found(found, " ".join(problems) or f"{notebook} defines no such name in {', '.join(exercises)}.")


class _Found(SimpleNamespace):
    """The names that were found; any other is stood in for by an object that says why it is not there."""

    def __init__(self, names: Mapping[str, object], reason: str) -> None:
        super().__init__(**names)
        self.__reason = reason

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return _Missing(name, f"{name} is not there. {self.__reason}")


class _Missing:
    """Stands for a part that is not there; whoever calls it is told why."""

    def __init__(self, name: str, reason: str) -> None:
        self.__name__, self.__reason = name, reason

    def __call__(self, *_: object, **__: object) -> Any:
        raise MissingPart(self.__reason)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        raise MissingPart(self.__reason)


class LeftOut:
    """Stands for what this process must not run, and for each part of it."""

    def __getattr__(self, name: str) -> "LeftOut":
        if name.startswith("_"):
            raise AttributeError(name)
        return LeftOut()


def must_be_written(*parts: Any) -> None:
    """Raise NotWritten for the first of these parts for which the step before it stands in."""
    for part in parts:
        name, stands_in = getattr(part, _STANDS_IN, ("", ""))
        if name and name == part.__name__:  # a step that is written inherits it, and has another name
            raise NotWritten(f"{name} is {NOT_WRITTEN}: {stands_in}, an earlier step, stands in for it.")


def stood_in_for(part: Any) -> str | None:
    """A sentence if a step before this part is not written and one before that stands in for it; otherwise None."""
    name, stands_in = getattr(part, _STANDS_IN, ("", ""))
    if not name or name == part.__name__:
        return None
    return f"{name}, which {part.__name__} continues, is {NOT_WRITTEN}: {stands_in} stands in for it"


def remove_left_out(names: dict[str, Any]) -> None:
    """Take out the names that stand for something that this process must not run."""
    for name in [name for name, value in names.items() if type(value) is LeftOut]:
        del names[name]


def cells_of(notebook: Mapping[str, Any]) -> Cells:
    """The cells of a notebook of which something may run here, from its JSON: all code but tests."""
    found: Cells = []
    for number, cell in enumerate(notebook.get("cells", []), 1):
        flags = cell.get("metadata", {}).get("nbgrader", {})
        if cell.get("cell_type") != "code" or flags.get("grade"):
            continue
        role = SOLUTION if flags.get("solution") else SETUP if flags.get("locked") else OWN
        slug = f"cell {number}" if role == OWN or "grade_id" not in flags else flags["grade_id"]
        source = cell.get("source", "")
        found.append((slug, role, source if isinstance(source, str) else "".join(source)))
    return found


def _cells_of(notebook: str) -> Cells:
    """The cells of the student's notebook; raises MissingPart where there is none."""
    given = getattr(sys.modules.get("__main__"), BESIDE, None)
    if given is not None:
        if notebook not in given:
            raise MissingPart(f"{notebook}.ipynb was not handed in.")
        return [(slug, role, source) for slug, role, source in given[notebook]]
    file = Path.cwd() / f"{notebook}.ipynb"
    try:
        return cells_of(json.loads(file.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise MissingPart(f"{file.name} is not in the folder of this notebook: put it there.") from None
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise MissingPart(f"{file.name} cannot be read as a notebook: {error}.") from None


def _executed(notebook: str, cells: Cells, exercises: Iterable[str]) -> tuple[dict[str, Any], list[str]]:
    """The names that the exercises' cells define, and a sentence for each thing that is amiss."""
    wanted = list(exercises)
    there = {slug for slug, role, _ in cells if role == SOLUTION}
    problems = [f"{slug} is missing in {notebook}.ipynb." for slug in wanted if slug not in there]
    last = max((place for place, (slug, _, _) in enumerate(cells) if slug in wanted), default=-1)
    names: dict[str, Any] = {"__name__": "__main__"}
    found: dict[str, Any] = {}
    unwritten: list[str] = []
    steps: list[type] = []  # the classes that the exercises so far have made, and those that stand in
    told: list[str] = []
    others = {
        place: source
        for place, (slug, role, source) in enumerate(cells)
        if role == OWN or (role == SOLUTION and slug not in wanted)
    }
    _written.add(others.values())

    def execute(place: int, statement: ast.stmt) -> None:
        slug, _, source = cells[place]
        # An error in it is not told: the answer that lacks the name says more.
        _problem_of(notebook, slug, source, names, ast.Module([statement], []))

    own = OwnCells(others, execute)
    for place, (slug, role, source) in enumerate(cells[: last + 1]):
        if place in others:
            continue
        if role == SOLUTION:
            own.execute_needed(source, place, names)
        before = dict(names)
        if problem := _problem_of(notebook, slug, source, names):
            problems.append(problem)
        elif role == SOLUTION and _is_stub(source):
            unwritten.append(slug)
        if role == SOLUTION:
            later = (at for at, cell in enumerate(cells) if at > place and cell[1] == SOLUTION)
            own.execute_continued(place, next(later, len(cells)), names)
            made = {name: value for name, value in names.items() if before.get(name, before) is not value}
            if slug in unwritten:
                stand_ins, said = _stand_ins(made, steps)
                names |= stand_ins
                made |= stand_ins
                told += said
                steps += stand_ins.values()
            else:
                steps += [value for value in made.values() if isinstance(value, type)]
            found |= made
    if unwritten:
        are = "is" if len(unwritten) == 1 else "are"
        problems.append(" ".join([f"{', '.join(unwritten)} of {notebook}.ipynb {are} {NOT_WRITTEN}.", *told]))
    return {name: value for name, value in found.items() if not name.startswith("__")}, problems


def _stand_ins(made: Mapping[str, object], steps: list[type]) -> tuple[dict[str, type], list[str]]:
    """Classes that stand in for those that an unwritten cell has made, by their names, and a sentence for each."""
    found: dict[str, type] = {}
    said: list[str] = []
    for name, unwritten in made.items():
        if not isinstance(unwritten, type):
            continue
        before = next((each for each in unwritten.__mro__[1:] if each in steps), None)
        if before is None:
            continue
        written = next(each.__name__ for each in before.__mro__ if _STANDS_IN not in vars(each))
        added = {
            method: value
            for method, value in vars(unwritten).items()
            if not method.startswith("_") and (callable(value) or isinstance(value, property))
            if not hasattr(before, method)
        }
        asked = [method for method, value in added.items() if not _returns_none(value)]
        if asked:
            lacks = f"it has no {' and no '.join(asked)}"
            said.append(f"{written}, an earlier step, cannot stand in for {name}: {lacks}.")
        else:
            # What the class was given out with, such as a count that begins at 0, is true of a step that never counts.
            given = {
                each: value
                for each, value in vars(unwritten).items()
                if not (each.startswith("__") or callable(value) or isinstance(value, _DESCRIPTORS))
                if not hasattr(before, each)
            }
            kept = {_STANDS_IN: (name, written), **given, **dict.fromkeys(added, _take_no_notice)}
            found[name] = type(name, (before,), kept)
            said.append(f"{written}, an earlier step, stands in for {name}.")
    return found, said


def _returns_none(method: object) -> bool:
    return getattr(method, "__annotations__", {}).get("return", ...) in (None, "None")


def _take_no_notice(*_: object) -> None:
    """What a step before the one that is asked for does when it is told what it does not know."""


def _problem_of(
    notebook: str, slug: str, source: str, names: dict[str, Any], part: ast.Module | None = None
) -> str | None:
    """Execute a cell, or a part of it; return a sentence if it did not come to its end."""
    file = f"<{notebook}: {slug}>"
    linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(part or python_of(source), file, "exec", dont_inherit=True), names)
    except MissingPart as error:
        return str(error)
    except (Exception, KeyboardInterrupt, SystemExit) as error:
        text = f": {error}" if str(error) else ""
        return f"{slug} of {notebook}.ipynb ended early, with {type(error).__name__}{text}."
    return None


def _is_stub(source: str) -> bool:
    return any(
        line.strip().startswith("raise NotImplementedError") and NOT_WRITTEN in line
        for line in source.splitlines()
    )
