"""What must be true of one cell, whatever stands around it."""

import ast
import math
import re
from collections.abc import Iterable, Iterator

from autograder import regions
from autograder.notebooks import ROLES, WRITTEN
from tools.press import syntax
from tools.press.manuscript import Cell

KEYS = ("slug", "role", "points", "tags")
TAGS = {"predict", "try", "raises-exception", "nbval-ignore-output", "nbval-check-output", "nbval-skip"}
SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
GRADED = {name for name, role in ROLES.items() if role.grade}
LONGEST_SLUG = 64  # the notebook format's limit on a cell id
LONGEST_CELL = 25  # lines; style.md, "Notebooks"

Found = Iterator[tuple[int, str]]


def cell_problems(cell: Cell) -> Found:
    """Yield (line of the file, what is wrong and the remedy) for each problem of `cell`."""
    yield from _source(cell)
    if not cell.readable:  # what its marker says is unknown, and was reported
        return
    for rule in (_metadata, _slug, _points, _tags, _markers):
        yield from rule(cell)
    if cell.role in WRITTEN:
        yield from _solution(cell)
    if cell.kind == "code" and cell.role == "tests":
        yield from _tests(cell)


def _metadata(cell: Cell) -> Found:
    for key, value in cell.metadata.items():
        if key not in KEYS:
            yield cell.line, f'unknown metadata key "{key}". The keys are {_listed(KEYS)}.'
        elif key in ("slug", "role") and not isinstance(value, str):
            yield cell.line, f'the {key} must be a quoted word, as in {key}="setup"; it is {value!r}.'
    if cell.role is not None and cell.role not in ROLES:
        yield cell.line, f'unknown role "{cell.role}". The roles are {_listed(ROLES)}.'
    elif cell.role is not None and cell.kind != (kind := ROLES[cell.role].cell_type):
        marker = "`# %% [markdown]`" if kind == "markdown" else "`# %%`"
        yield cell.line, f"a {cell.role} cell is a {kind} cell. Begin it with {marker}."


def _slug(cell: Cell) -> Found:
    if cell.slug is None:
        if cell.role in ROLES and "slug" not in cell.metadata:
            yield cell.line, f'a {cell.role} cell needs a name. Add slug="...".'
    elif not SLUG.fullmatch(cell.slug):
        yield cell.line, f'the slug "{cell.slug}" is not lower-case words joined by hyphens. Rename it.'
    elif len(cell.slug) > LONGEST_SLUG:
        yield cell.line, f"the slug has {len(cell.slug)} characters; {LONGEST_SLUG} fit. Shorten it."


def _points(cell: Cell) -> Found:
    if cell.role not in GRADED:
        if "points" in cell.metadata:
            yield cell.line, 'points on a cell that is no tests cell. Remove them, or add role="tests".'
    elif "points" not in cell.metadata:
        yield cell.line, f"a {cell.role} cell without points. Add points=1, or what it is worth."
    elif cell.points is None or not 0 < cell.points < math.inf:
        yield cell.line, f"points must be a positive number; they are {cell.metadata['points']!r}."


def _tags(cell: Cell) -> Found:
    if "tags" in cell.metadata and not isinstance(cell.metadata["tags"], list):
        yield cell.line, f'tags must be a list, as in tags=["try"]; they are {cell.metadata["tags"]!r}.'
    for tag in cell.tags:
        if tag not in TAGS:
            yield cell.line, f'unknown tag "{tag}". The tags are {_listed(sorted(TAGS))}.'
    if {"try", "raises-exception"} <= set(cell.tags):
        text = (
            "try says that the cell must not raise in the instructor's version, "
            "raises-exception that it must. Keep one of the two."
        )
        yield cell.line, text
    if cell.role == "tests" and {"try", "raises-exception"} & set(cell.tags):
        yield cell.line, "a tests cell must pass in the instructor's version. Remove the tag."


def _source(cell: Cell) -> Found:
    if cell.kind != "code":
        return
    fault = syntax.fault(cell.source)
    if fault is not None:
        yield cell.line + fault[0], f"this is not Python: {fault[1]}. Correct it."
    length = len(cell.source.splitlines())
    if length > LONGEST_CELL and cell.role not in (*WRITTEN, "tests"):
        yield cell.line, f"a code cell of {length} lines; at most {LONGEST_CELL} are readable. Split it."


def _markers(cell: Cell) -> Found:
    places = ((regions.SOLUTION, "solution", WRITTEN), (regions.HIDDEN_TESTS, "tests", {"tests"}))
    for name, role, roles in places:
        if not regions.is_marked(cell.source, name):
            continue
        if cell.role not in roles:
            yield cell.line, f'{name} markers outside a {role} cell. Remove them, or add role="{role}".'
        for number, text in regions.faults(cell.source, name):
            yield cell.line + number, text


def _solution(cell: Cell) -> Found:
    if cell.kind == "markdown":
        if not regions.is_marked(cell.source, regions.SOLUTION):
            yield (
                cell.line,
                "a response without its model answer. Put one between `<!-- BEGIN SOLUTION -->` and "
                "`<!-- END SOLUTION -->`: the student finds a line to replace there.",
            )
        return
    if not regions.is_marked(cell.source, regions.SOLUTION):
        text = (
            "a solution without its stub region. Put `### BEGIN SOLUTION` and `### END SOLUTION` around "
            "what the student is to write, with the signature and the docstring outside."
        )
        yield cell.line, text
        return
    if syntax.fault(cell.source) is not None or any(regions.faults(cell.source, regions.SOLUTION)):
        return
    fault = syntax.fault(regions.without_solution(cell.source))
    if fault is not None:
        text = (
            f"what the student gets of this cell is not Python: {fault[1]}. "
            "Move the SOLUTION markers so that the rest stands by itself."
        )
        yield cell.line, text


def _tests(cell: Cell) -> Found:
    if syntax.fault(cell.source) is not None:
        return
    title = ast.get_docstring(syntax.parse(cell.source))
    if not title:
        yield cell.line, "a tests cell without a title. Begin it with a docstring: a sentence to act on."


def _listed(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}"
