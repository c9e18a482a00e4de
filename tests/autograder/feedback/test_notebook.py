"""What the page takes from notebooks: the student's own cells, and what the instructor's calls things."""

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder.feedback.notebook import cells_of, meant_of, texts_of
from autograder.grading.cell_plan import make_plan
from tests.support.small_course import cell, sums

RAISES = {"tags": ["raises-exception"]}


def source() -> NotebookNode:
    demo = new_code_cell("1 / 0", id="demo", metadata=RAISES)
    return new_notebook(cells=[new_markdown_cell("# This *chapter* adds"), *sums()[1:3], demo, *sums()[3:]])


def test_the_student_s_cells_have_the_ids_that_the_verdict_gives_them() -> None:
    handed_in = new_notebook(cells=[*sums()[1:4], new_code_cell("own = 1"), *sums()[4:]])
    cells = cells_of(source(), handed_in)
    ran = [slug for kind, slug, _ in make_plan(source(), handed_in).steps if kind in ("run", "own")]
    assert list(cells) == ran == ["total", "cell 4", "twice"]
    assert cells["cell 4"] == "own = 1"


def test_no_cell_of_the_instructor_s_is_among_them() -> None:
    cells = cells_of(source(), source())
    assert not any("HIDDEN TESTS" in text or "import os" in text for text in cells.values())


def test_a_solution_that_was_made_text_is_shown_all_the_same() -> None:
    retyped = new_markdown_cell("def total(): ...", metadata=cell("solution", "total", "").metadata)
    assert cells_of(source(), new_notebook(cells=[retyped, *sums()[4:]]))["total"] == "def total(): ..."


def test_a_demo_that_raises_is_meant_to_as_long_as_nobody_changes_it() -> None:
    assert meant_of(source(), {"cell 4": "1 / 0\n", "cell 5": "2 / 0"}) == {"cell 4"}


def test_headings_and_titles_come_without_marks_and_points() -> None:
    texts = texts_of(source())
    assert texts.notebook == "This chapter adds"
    assert texts.exercises == {"total": "Add"}
    assert texts.tests["total-hidden"] == "total adds negative numbers, and none."


def test_a_title_inside_a_hidden_region_stays_hidden() -> None:
    secret = '### BEGIN HIDDEN TESTS\n"""A secret title."""\n### END HIDDEN TESTS\n'
    texts = texts_of(new_notebook(cells=[*sums()[:4], cell("tests", "total-visible", secret, 1)]))
    assert texts.tests == {} and texts.hidden == {"total-visible"}


def test_a_test_that_is_hidden_in_part_is_told_from_one_of_which_only_the_title_was_seen() -> None:
    begun = "assert total([1]) == 1\n### BEGIN HIDDEN TESTS\nassert total([2]) == 2\n### END HIDDEN TESTS\n"
    texts = texts_of(new_notebook(cells=[*sums(), cell("tests", "total-begun", begun, 1)]))
    assert texts.hidden == {"total-hidden"} and texts.hidden_in_part == {"total-begun"}
