"""What must be true of a manuscript before it is worth running: all its problems at once."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from autograder.exercise_names import exercise_of
from autograder.notebooks import BY_HAND, WRITTEN
from tools.press import syntax
from tools.press.contract import contract_points, contract_size
from tools.press.finding import Finding
from tools.press.lint_cell import cell_problems
from tools.press.lint_names import shared_names
from tools.press.lint_steps import solution_size, step_problems
from tools.press.manuscript import Cell, Manuscript


def problems_of(manuscript: Manuscript) -> list[Finding]:
    """Return every problem of one manuscript, in the order of its lines."""
    found = list(manuscript.problems)
    rules = [
        _repeated_slugs,
        _slugs_that_are_read,
        _tests_without_exercise,
        _contracts_with_wrong_points,
        _contracts_with_wrong_size,
        step_problems,
        shared_names,
    ]
    for cell in manuscript.cells:
        found += [Finding(manuscript.path, line, text) for line, text in cell_problems(cell)]
    for rule in rules:
        found += [Finding(manuscript.path, line, text) for line, text in rule(manuscript.cells)]
    return sorted(set(found))


def repeated_exercises(manuscripts: Iterable[Manuscript]) -> list[Finding]:
    """Return a problem for each exercise whose name an earlier notebook of its chapter has already."""
    homes: dict[tuple[str, str], str] = {}
    found = []
    for manuscript in sorted(manuscripts, key=lambda each: each.path):
        for cell in manuscript.cells:
            if cell.role not in WRITTEN or cell.slug is None:
                continue
            home = homes.setdefault((manuscript.chapter, cell.slug), manuscript.path)
            if home != manuscript.path:
                text = f'exercise "{cell.slug}" is in {home} already. Rename one: answers are filed by it.'
                found.append(Finding(manuscript.path, cell.line, text))
    return found


def _repeated_slugs(cells: list[Cell]) -> Iterator[tuple[int, str]]:
    first: dict[str, int] = {}
    for cell in cells:
        if cell.slug is not None and first.setdefault(cell.slug, cell.line) != cell.line:
            yield cell.line, f'the slug "{cell.slug}" is that of line {first[cell.slug]} too. Rename one.'


def _slugs_that_are_read(cells: list[Cell]) -> Iterator[tuple[int, str]]:
    """Yield each sentence of a test or a setup cell that names a tests cell by its slug, which no student sees."""
    slugs = {cell.slug for cell in cells if cell.role == "tests" and cell.slug}
    for cell in cells:
        if cell.role not in ("tests", "setup") or syntax.fault(cell.source) is not None:
            continue
        for line, text in syntax.texts(cell.source):
            words = re.findall(r"[a-z0-9-]+", text)
            for slug in sorted(slugs.intersection(words)) if " " in text else ():
                said = f'a sentence names the tests cell "{slug}", a name that no student sees.'
                yield cell.line + line, f"{said} Say in words which test it is."


def _tests_without_exercise(cells: list[Cell]) -> Iterator[tuple[int, str]]:
    solutions = _solutions(cells)
    for cell in cells:
        if cell.role != "tests" or cell.slug is None:
            continue
        exercise = exercise_of(cell.slug, solutions)
        if exercise is None:
            text = (
                f'the tests cell "{cell.slug}" has no exercise. '
                "Name it after a solution cell of this notebook: <exercise>-<aspect>."
            )
            yield cell.line, text
        elif solutions[exercise] > cell.line:
            text = (
                f'the tests cell "{cell.slug}" stands before its exercise "{exercise}" '
                f"(line {solutions[exercise]}). Move it below."
            )
            yield cell.line, text


def _contracts_with_wrong_size(cells: list[Cell]) -> Iterator[tuple[int, str]]:
    sizes = {
        cell.slug: solution_size(cell.source)
        for cell in cells
        if cell.role == "solution" and cell.slug is not None
    }
    for cell in cells:
        promised = contract_size(cell.source) if cell.role == "contract" else None
        exercise = exercise_of(cell.slug, sizes) if cell.slug is not None else None
        if promised is not None and exercise is not None and promised != sizes[exercise]:
            text = (
                f"the contract says that the reference answer is {promised} lines; that of "
                f'"{exercise}" is {sizes[exercise]}. Make them agree.'
            )
            yield cell.line, text


def _contracts_with_wrong_points(cells: list[Cell]) -> Iterator[tuple[int, str]]:
    solutions = _solutions(cells)
    worth: defaultdict[str, float] = defaultdict(float)
    for cell in cells:
        exercise = exercise_of(cell.slug, solutions) if cell.slug and cell.role == "tests" else None
        if cell.role in BY_HAND:
            exercise = cell.slug
        if exercise is not None:
            worth[exercise] += cell.points or 0
    solutions |= {cell.slug: cell.line for cell in cells if cell.role in BY_HAND and cell.slug}
    for cell in cells:
        promised = contract_points(cell.source) if cell.role == "contract" else None
        if promised is None or cell.slug is None:
            continue
        exercise = exercise_of(cell.slug, solutions)
        if exercise is None:
            text = (
                f'the contract "{cell.slug}" promises points but has no exercise. '
                "Name it after a solution cell of this notebook: <exercise>-contract."
            )
            yield cell.line, text
        elif promised != worth[exercise]:
            text = (
                f'the contract says {promised:g} points, but "{exercise}" gives {worth[exercise]:g}. '
                "Make them agree."
            )
            yield cell.line, text


def _solutions(cells: list[Cell]) -> dict[str, int]:
    return {cell.slug: cell.line for cell in cells if cell.role == "solution" and cell.slug is not None}
