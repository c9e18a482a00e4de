"""Parts that a notebook takes from others of its chapter (`from_notebook`), as the judge gets them.

How it works
------------
An instructor's notebook says in its cells from which others it takes parts; these may take parts from others again.
For each of them the student's file is put in order like a submission of its own: its locked cells are the
instructor's, its answers the student's, wherever they stand, and cells of their own for what the answers need of them.
What comes of it, cell by cell, is a constant that the student's process defines before anything else, in a step of a
kind of its own: the judge never executes it, and leaves it out when what it brings has ended that process.

The instructor's own parts are for hidden tests that ask for them. They stand in those tests' text, which no process of
the student's ever sees.
"""

import functools
import re
from collections.abc import Callable
from pathlib import Path

from nbformat import NotebookNode

from autograder.errors import UserError
from autograder.grading.cell_plan import make_plan
from autograder.notebooks import parse_notebook
from loopback.notebooks import BESIDE, OWN, SETUP, SOLUTION, Cells, cells_of

BESIDE_STEP = "notebooks beside"  # the id of the step that tells the student's process of them
_TAKES = re.compile(rb'from_notebook\((?:\\n|[\s",])*\\?["\']([\w-]+)')  # in a notebook's JSON
_ASKS_FOR_INSTRUCTORS = re.compile(r"from_notebook\([^)]*instructors=True")

Step = tuple[str, str, str]


def notebooks_beside(content: bytes, read: Callable[[str], bytes | None]) -> tuple[tuple[str, bytes], ...]:
    """The notebooks from which the instructor's notebook in these bytes takes parts, and those from which they do.

    `read` gives the bytes of one by its name, or None.
    """
    found: dict[str, bytes] = {}
    waiting = list(_names_in(content))
    while waiting:
        name = waiting.pop(0)
        if name not in found and (other := read(name)) is not None:
            found[name] = other
            waiting += _names_in(other)
    return tuple(sorted(found.items()))


def in_folder(folder: Path) -> Callable[[str], bytes | None]:
    """A function that gives the bytes of a notebook in this folder by its name, or None."""

    def read(name: str) -> bytes | None:
        file = folder / f"{name}.ipynb"
        return file.read_bytes() if file.is_file() else None

    return read


@functools.lru_cache(maxsize=64)
def _names_in(content: bytes) -> list[str]:
    return [name.decode() for name in _TAKES.findall(content)]


def with_parts(
    steps: list[Step], instructors: tuple[tuple[str, bytes], ...], students: tuple[tuple[str, bytes], ...]
) -> list[Step]:
    """The steps of a notebook, with what it takes from others; as they are where it takes nothing."""
    if not instructors:
        return steps
    handed_in = dict(students)
    theirs = {
        name: _cells_in_order(name, own, handed_in[name]) for name, own in instructors if name in handed_in
    }
    own = {name: cells_of(_parsed(name, content)) for name, content in instructors}
    told = f"import loopback.notebooks\nloopback.notebooks.instructors_own = {own!r}\n"
    return [
        ("beside", BESIDE_STEP, f"{BESIDE} = {theirs!r}"),
        *((kind, slug, _told(told, kind, source)) for kind, slug, source in steps),
    ]


def _told(told: str, kind: str, source: str) -> str:
    return told + source if kind == "tests" and _ASKS_FOR_INSTRUCTORS.search(source) else source


def _cells_in_order(name: str, instructors: bytes, students: bytes) -> Cells:
    """The cells of a student's notebook of which something may run for another one; the setup is the instructor's."""
    try:
        submission = parse_notebook(students, f"{name}.ipynb")
    except UserError:  # its own verdict says what is wrong with it
        return []
    plan = make_plan(_parsed(name, instructors), submission)
    roles = {"run": SOLUTION, "setup": SETUP, "own": OWN}
    return [(slug, roles[kind], source) for kind, slug, source in plan.steps if kind in roles]


@functools.lru_cache(maxsize=64)
def _parsed(name: str, instructors: bytes) -> NotebookNode:
    return parse_notebook(instructors, f"{name}.ipynb")
