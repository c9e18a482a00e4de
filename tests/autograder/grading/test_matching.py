"""An answer is found where it is: by its mark, by the text of a cell, by the names that a cell defines."""

import re
from collections.abc import Callable

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from autograder.grading.cell_plan import Plan, make_plan
from autograder.notebooks import flags_of
from autograder.regions import without_hidden_tests, without_solution
from tests.support import small_course

ANSWER = "def total(numbers):\n    return sum(numbers)"
NAIVE = "def total(numbers):\n    return 3"
Cells = list[NotebookNode]


def source() -> NotebookNode:
    """The small course's notebook with a demo, which defines the name that the exercise asks for."""
    cells = small_course.sums()
    cells.insert(2, new_code_cell(NAIVE, id="demo"))
    return notebook(cells)


def notebook(cells: Cells) -> NotebookNode:
    made = new_notebook()
    made.cells = cells
    return made


def released() -> Cells:
    cells = source().cells
    for cell in cells:
        cell.source = without_hidden_tests(without_solution(cell.source))
    return cells


def plan(cells: Cells) -> Plan:
    return make_plan(source(), notebook(cells))


def written(cells: Cells) -> Cells:
    at(cells, "total").source = ANSWER
    return cells


def at(cells: Cells, slug: str) -> NotebookNode:
    return next(each for each in cells if flags_of(each).get("grade_id") == slug)


def without_marks(cells: Cells) -> Cells:
    for number, cell in enumerate(cells):
        cell.metadata.clear()
        cell["id"] = f"other-{number}"
    return cells


def at_the_end(cells: Cells) -> Cells:
    return [*cells, new_code_cell(ANSWER)]


def at_the_end_of_an_older_release(cells: Cells) -> Cells:
    stub = at(cells, "total")
    stub.source = stub.source.replace("Return the sum", "The sum")
    return at_the_end(cells)


def above_the_stub(cells: Cells) -> Cells:
    return [*cells[:4], new_code_cell(ANSWER), *cells[4:]]


def stub_copied_below(cells: Cells) -> Cells:
    copy = NotebookNode(at(cells, "total"))
    place = cells.index(at(cells, "total"))
    written(cells)
    copy.source = next(each.source for each in released() if each.id == "total")
    return [*cells[: place + 1], copy, *cells[place + 1 :]]


def joined(first: str, second: str) -> Callable[[Cells], Cells]:
    """Two cells made one, as editors join them: the first one's marks stay."""

    def join(cells: Cells) -> Cells:
        written(cells)
        into, gone = at(cells, first), at(cells, second)
        into.source = f"{into.source}\n{gone.source}"
        return [each for each in cells if each is not gone]

    return join


def ends_with(*sources: str) -> Callable[[Cells], Cells]:
    """The notebook as it was handed out, with cells of the student's own at its end."""
    return lambda cells: [*cells, *map(new_code_cell, sources)]


def beside_a_helper(cells: Cells) -> Cells:
    at(cells, "total").source = "def helper():\n    return 1"
    return at_the_end(cells)


def in_the_cell_of_the_next(cells: Cells) -> Cells:
    at(cells, "twice").source = f"{ANSWER}\n\n\n{small_course.TWICE}"
    return cells


def in_the_cell_of_the_next_alone(cells: Cells) -> Cells:
    return [each for each in in_the_cell_of_the_next(cells) if each.id != "total"]


def exchanged(cells: Cells) -> Cells:
    at(cells, "total").source, at(cells, "twice").source = small_course.TWICE, ANSWER
    return cells


def renamed(cells: Cells) -> Cells:
    for cell in written(cells):
        if "nbgrader" in cell.metadata:
            cell["id"] = cell.metadata["nbgrader"]["grade_id"] = re.sub("^total", "sum", cell.id)
    return cells


def indented(text: str) -> str:
    return "    " + text.replace("\n", "\n    ")


WAYS: dict[str, Callable[[Cells], Cells]] = {
    "in its place": written,
    "with all marks and ids lost": lambda cells: without_marks(written(cells)),
    "with marks lost in the first part": lambda cells: [
        *without_marks(written(cells)[:5]),
        *cells[5:],
    ],
    "at the end, the stub left": at_the_end,
    "at the end, below a stub of an older release": at_the_end_of_an_older_release,
    "at the end, the stub deleted": lambda cells: at_the_end([each for each in cells if each.id != "total"]),
    "above the stub": above_the_stub,
    "with a copy of the stub below it": stub_copied_below,
    "joined to the setup": joined("setup", "total"),
    "joined to the test below it": joined("total", "total-visible"),
    "under an older name": renamed,
    "in a block": ends_with(f"if True:\n{indented(ANSWER)}"),
    "in a block of several": ends_with(f"import os\ntry:\n  if os:\n{indented(ANSWER)}\nfinally:\n    pass"),
    "indented": ends_with(f"\n{indented(ANSWER)}"),
    "below a first line that begins with a space": ends_with(f" import os\n{ANSWER}"),
    "with a prompt before each line": ends_with(">>> " + ANSWER.replace("\n", "\n... ")),
    "as one of several names": ends_with("total, other = sum, 1"),
    "by a chain of assignments": ends_with("other = total = sum"),
    "by an assignment in an expression": ends_with("(total := sum)"),
    "under a magic": ends_with(f"%%time\n{ANSWER}"),
    "below a cell that has only a helper": beside_a_helper,
    "in the cell of the next exercise": in_the_cell_of_the_next,
    "in the cell of the next exercise, its own deleted": in_the_cell_of_the_next_alone,
    "with the next one in a cell of the student's own": ends_with(f"{small_course.TWICE}\n\n\n{ANSWER}"),
    "exchanged with the next one": exchanged,
    "imported": lambda cells: [*cells, new_code_cell("from my import sum_of as total")],
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_an_answer_is_found(way: Callable[[Cells], Cells]) -> None:
    made = plan(way(released()))
    steps = [(kind, slug) for kind, slug, _ in made.steps]
    answer = next(text for kind, slug, text in made.steps if slug == "total")
    assert "raise NotImplementedError" not in answer and "total" in answer and answer != NAIVE, made
    for test in ("total-visible", "total-hidden"):
        assert steps.index(("tests", test)) > steps.index(("run", "total")), steps
    unwritten = [text for _, _, text in made.steps if "NotImplementedError" in text and "def total" in text]
    assert unwritten == []


def test_all_exercises_are_found_in_one_cell() -> None:
    made = plan(ends_with(f"{small_course.TWICE}\n\n\n{ANSWER}")(released()))
    steps = [slug for kind, slug, _ in made.steps]
    sources = [text for _, slug, text in made.steps if slug in ("total", "twice")]
    assert sum("def total" in text for text in sources) == sum("def twice" in text for text in sources) == 1
    assert steps.index("twice-visible") > steps.index("twice")
    assert len([note for note in made.notes if "counts for it as well" in note]) == 1


def test_an_answer_in_its_place_stays_the_answer_where_a_later_cell_binds_its_name() -> None:
    cells = released()
    at(cells, "total").source = f" import os\n{ANSWER}"
    made = plan([*cells, new_code_cell("total = total([1, 2])")])
    assert "def total" in next(text for kind, slug, text in made.steps if slug == "total")


def test_an_exercise_that_is_not_written_anywhere_stays_so_beside_one_that_is() -> None:
    cells = released()
    at(cells, "twice").source = f"{small_course.TWICE}\n\n\nclass Other:\n    def total(self):\n        return 3"
    assert "NotImplementedError" in next(text for kind, slug, text in plan(cells).steps if slug == "total")


@pytest.mark.parametrize("takes", ["from my import *", "%run my.py", "from my import total"])
def test_a_module_that_a_cell_writes_is_no_answer_until_it_is_taken(takes: str) -> None:
    cells = [*released(), new_code_cell(f"%%writefile my.py\n{ANSWER}")]
    assert "NotImplementedError" in next(text for kind, slug, text in plan(cells).steps if slug == "total")
    made = plan([*cells, new_code_cell(takes)])
    assert next(text for kind, slug, text in made.steps if slug == "total") == takes


NO_ANSWERS = [
    "%%bash\ntotal=3",
    "%%html\ntotal = 3",
    "def f():\n    total = 3",
    "import total_",
    "f = lambda total=3: total",
    '"""\nthe total = 3\n"""',
]


@pytest.mark.parametrize("source", NO_ANSWERS)
def test_a_cell_that_leaves_no_such_name_is_no_answer(source: str) -> None:
    made = plan([*released(), new_code_cell(source)])
    assert "NotImplementedError" in next(text for kind, slug, text in made.steps if slug == "total")


@pytest.mark.parametrize(("magic", "says"), [("timeit -n1", True), ("writefile my.py", True), ("time", False)])
def test_an_answer_under_a_magic_that_keeps_nothing_is_named(magic: str, says: bool) -> None:
    cells = released()
    at(cells, "total").source = f"%%{magic}\n{ANSWER}"
    notes = [note for note in plan(cells).notes if note.startswith(f"total begins with %%{magic.split()[0]}")]
    assert bool(notes) == says


@pytest.mark.parametrize("kind", ["markdown", "raw"])
def test_an_answer_whose_cell_was_made_a_text_is_found_in_another_one(kind: str) -> None:
    cells = written(released())
    at(cells, "total").cell_type = kind
    made = plan(at_the_end(cells))
    assert ANSWER in [text for _, slug, text in made.steps if slug == "total"]
    assert f"total was made a {kind} cell; the cell that defines total was taken for it." in made.notes
    assert [note for note in made.notes if "does not run" in note] == []


def test_a_demo_of_the_notebook_is_no_answer() -> None:
    for cells in (released(), without_marks(released())):
        answer = next(text for kind, slug, text in plan(cells).steps if slug == "total")
        assert "raise NotImplementedError" in answer


def test_a_part_that_is_written_elsewhere_counts_beside_the_rest() -> None:
    two = "def one():\n    ### BEGIN SOLUTION\n    return 1\n    ### END SOLUTION\n\n\n"
    cells = small_course.sums()
    at(cells, "total").source = two + small_course.TOTAL
    handed_in = small_course.sums()
    half = without_solution(two + small_course.TOTAL).replace(
        'raise NotImplementedError("not written yet")', "return 1", 1
    )
    at(handed_in, "total").source = half
    made = make_plan(notebook(cells), notebook([*handed_in, new_code_cell(ANSWER)]))
    ran = [text for kind, _, text in made.steps if kind in ("run", "own")]
    assert half in ran and ANSWER in ran
    assert made.steps.index(("run", "total", ANSWER)) < [slug for _, slug, _ in made.steps].index(
        "total-visible"
    )


def test_a_helper_that_was_added_to_a_locked_cell_runs_beside_the_instructors_own() -> None:
    cells = written(released())
    at(cells, "setup").source += "\nimport math\ndef helper():\n    return 1"
    made = plan(cells)
    own = next(text for kind, _, text in made.steps if kind == "own" and "helper" in text)
    assert "import math" in own and own != at(cells, "setup").source
    assert [text for kind, _, text in made.steps if kind == "setup"] == ["import os"]
    assert "What was added to setup ran as a cell of its own." in made.notes


def test_a_test_that_was_doctored_defines_nothing_and_does_not_run() -> None:
    cells = written(released())
    at(cells, "total-visible").source = "assert True"
    assert [text for kind, _, text in plan(cells).steps if text == "assert True"] == []


def test_another_notebook_says_so_in_one_sentence() -> None:
    made = plan([new_code_cell("def other(): pass", id="other")])
    assert made.notes == [
        "None of the cells that were handed out is in this notebook; the tests were put back."
    ]


def test_the_cells_of_a_deleted_exercise_are_one_note() -> None:
    made = plan([each for each in released() if not each.id.startswith("total")])
    assert made.notes == ["total and its tests were deleted; the tests were put back."]
