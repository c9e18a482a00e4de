"""What the page takes from notebooks: the student's own cells, and what the instructor's calls things."""

import ast
import re

from nbformat import NotebookNode

from autograder.feedback.item import Texts
from autograder.grading.cell_plan import make_plan
from autograder.notebooks import WRITTEN, as_shown, exercises_of, flags_of, role_of
from autograder.regions import without_hidden_tests

HEADING = re.compile(r"^#+ +(.+?)(?: *\([\d.]+ points?\))?$", re.MULTILINE)
EMPHASIS = re.compile(r"[*`]")
RAISES = "raises-exception"


def cells_of(source: NotebookNode, submission: NotebookNode) -> dict[str, str]:
    """The student's own cells as source text, by the id that a verdict has for them."""
    written = {str(flags_of(cell)["grade_id"]) for cell in source.cells if role_of(cell) in WRITTEN}
    return {
        planned.slug or f"cell {number}": str(planned.cell.source)
        for number, planned in enumerate(make_plan(source, submission).cells, 1)
        if planned.kind == "run" or planned.slug in written
    }


def meant_of(source: NotebookNode, cells: dict[str, str]) -> frozenset[str]:
    """The ids of those cells that raise an error as they were handed out, and still stand so."""
    raising = {
        str(cell.source).strip()
        for cell in source.cells
        if RAISES in cell.metadata.get("tags", []) and not role_of(cell)
    }
    return frozenset(slug for slug, text in cells.items() if text.strip() in raising)


def texts_of(source: NotebookNode) -> Texts:
    """What the instructor's notebook calls itself, its exercises and its tests."""
    by_slug = {str(flags_of(cell)["grade_id"]): cell for cell in source.cells if role_of(cell)}
    exercises = [exercise.name for exercise in exercises_of(source)]
    tests = {slug: cell for slug, cell in by_slug.items() if role_of(cell) == "tests"}
    contracts = {name: by_slug.get(f"{name}-contract") for name in exercises}
    headings = {name: _heading(str(cell.source)) for name, cell in contracts.items() if cell}
    shown = {slug: without_hidden_tests(str(cell.source)) for slug, cell in tests.items()}
    cut = {slug for slug, cell in tests.items() if shown[slug] != str(cell.source)}
    hidden = frozenset(slug for slug in cut if not shown[slug].strip() or as_shown(shown[slug]) != shown[slug])
    return Texts(
        notebook=next((_heading(cell.source) for cell in source.cells if cell.cell_type == "markdown"), ""),
        exercises={name: heading for name, heading in headings.items() if heading},
        tests={slug: title for slug, cell in tests.items() if (title := _title(cell))},
        hidden=hidden,
        hidden_in_part=frozenset(cut) - hidden,
    )


def _heading(text: str) -> str:
    found = HEADING.search(text)
    return EMPHASIS.sub("", found[1]) if found else ""


def _title(cell: NotebookNode) -> str:
    """The first line of what a test says of itself where the student can read it."""
    try:
        said = ast.get_docstring(ast.parse(as_shown(without_hidden_tests(str(cell.source)))))
    except SyntaxError:
        return ""
    return (said or "").split("\n")[0]
