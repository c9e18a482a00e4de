"""A submission is put in order: the instructor's cells as they are, once each, wherever the student left them."""

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from autograder.grading.cell_plan import make_plan
from tests.support import small_course
from tests.support.small_course import cell

RUN = [
    ("setup", "setup"),
    ("run", "total"),
    ("tests", "total-visible"),
    ("tests", "total-hidden"),
    ("run", "twice"),
    ("tests", "twice-visible"),
]


def submission(*cells: NotebookNode) -> NotebookNode:
    notebook = new_notebook()
    notebook.cells = list(cells)  # unchecked: doubled ids are what these tests are about
    return notebook


def sums() -> list[NotebookNode]:
    return small_course.sums()[1:]


def steps(*cells: NotebookNode) -> list[tuple[str, str]]:
    return [(kind, slug) for kind, slug, _ in make_plan(submission(*sums()), submission(*cells)).steps]


def notes(*cells: NotebookNode) -> list[str]:
    return make_plan(submission(*sums()), submission(*cells)).notes


def by_slug() -> dict[str, NotebookNode]:
    return {each.id: each for each in sums()}


def test_an_untouched_notebook_is_taken_as_it_is() -> None:
    assert steps(*sums()) == RUN and notes(*sums()) == []


def test_deleted_cells_are_put_back_behind_those_that_they_followed() -> None:
    left = [each for each in sums() if each.id in ("total", "twice")]
    assert steps(*left) == RUN
    assert "total-hidden was deleted; it was put back." in notes(*left)


def test_a_deleted_solution_stays_deleted() -> None:
    left = [each for each in sums() if each.id != "total"]
    assert steps(*left) == [step for step in RUN if step[1] != "total"]
    assert notes(*left) == ["total was deleted."]


def test_of_a_doubled_test_one_is_left_and_a_doubled_solution_runs_twice() -> None:
    cells = sums()
    doubled = [*cells, by_slug()["total-hidden"], by_slug()["total"]]
    assert steps(*doubled) == [*RUN, ("own", "cell 8")]
    assert "total-hidden stood there twice; it ran once." in notes(*doubled)


def test_a_test_does_not_run_before_what_it_tests() -> None:
    cells = by_slug()
    order = ["setup", "total-hidden", "total-visible", "total", "twice-visible", "twice"]
    shuffled = steps(*(cells[slug] for slug in order))
    for test, solution in (("total-hidden", "total"), ("total-visible", "total"), ("twice-visible", "twice")):
        assert shuffled.index(("tests", test)) > shuffled.index(("run", solution))
    assert sorted(shuffled) == sorted(RUN)


def test_a_setup_runs_before_what_relies_on_it() -> None:
    cells = sums()
    assert steps(*(each for each in cells if each.id != "setup"), by_slug()["setup"]) == RUN


def test_a_doctored_test_is_replaced_by_the_instructors_own() -> None:
    doctored = sums()
    doctored[3] = cell("tests", "total-visible", "pass", points=1000)
    plan = make_plan(submission(*sums()), submission(*doctored))
    assert [source for kind, slug, source in plan.steps if slug == "total-visible"] == [sums()[3].source]
    assert plan.notes == ["total-visible was changed; the instructor's own was used."]


def test_a_test_retyped_as_text_runs_and_a_retyped_solution_does_not() -> None:
    cells = sums()
    cells[3] = new_markdown_cell(cells[3].source, id="total-visible", metadata=cells[3].metadata)
    cells[2] = new_markdown_cell(cells[2].source, id="total", metadata=cells[2].metadata)
    assert steps(*cells) == [step for step in RUN if step != ("run", "total")]


def test_flipped_marks_on_a_cell_change_nothing() -> None:
    cells = sums()
    for each in cells:
        flags = each.metadata.get("nbgrader", {})
        flags.update(grade=False, solution=True, locked=False, points=99)
    assert steps(*cells) == RUN


def test_wiped_marks_are_found_again_by_the_cells_ids() -> None:
    cells = sums()
    for each in cells:
        each.metadata.clear()
    assert steps(*cells) == RUN


def test_a_students_own_cells_run_where_they_stand() -> None:
    cells = sums()
    cells.insert(3, new_code_cell("mine = 1", id="mine"))
    assert steps(*cells) == [*RUN[:2], ("own", "cell 4"), *RUN[2:]]


def ran(*cells: NotebookNode) -> list[str]:
    """The ids of the steps; what runs early is "early"."""
    return ["early" if "early" in slug else slug for _, slug in steps(*cells)]


def test_an_answer_below_a_later_one_runs_above_that_as_well() -> None:
    cells = [*(each for each in sums() if each.id != "total"), by_slug()["total"]]
    order = ran(*cells)
    assert order[:4] == ["setup", "early", "twice", "twice-visible"] and order[4] == "total"
    assert "total stood below answers that may need it; it ran above them as well." in notes(*cells)


def test_a_helper_below_the_tests_runs_above_the_answer_as_well() -> None:
    uses = cell("solution", "twice", "def twice(number): return helper(number)")
    helper = new_code_cell("def helper(number): return other(number)")
    other, demo = new_code_cell("from my import other"), new_code_cell("def unused(): pass\nnumber = 3")
    cells = [*sums()[:-2], uses, sums()[-1], demo, helper, other]
    expected = ["setup", "total", "total-visible", "total-hidden", "early", "early", "twice", "twice-visible"]
    assert ran(*cells) == [*expected, "cell 8", "cell 9", "cell 10"]
    assert notes(*cells) == [
        f"cell {number} stood below answers that may need it; it ran above them as well." for number in (9, 10)
    ]


def test_a_cell_that_defines_an_answer_anew_below_the_tests_runs_there_alone() -> None:
    twice = cell("solution", "twice", "def twice(number):\n    return helper(number)")
    tries = new_code_cell("def helper(number):\n    return 2 * number\ndef total(numbers):\n    return None")
    assert "early" not in ran(*sums()[:-2], twice, sums()[-1], tries)
    helper = new_code_cell("def helper(number):\n    return 2 * number")
    assert "early" in ran(*sums()[:-2], twice, sums()[-1], helper)


def test_what_stands_above_the_tests_or_is_a_demo_runs_once() -> None:
    uses = cell("solution", "twice", "def twice(number): return helper(number)")
    helper = new_code_cell("def helper(number): return 2 * number")
    assert "early" not in ran(*sums()[:-2], uses, helper, sums()[-1])
    source = submission(*sums(), helper)
    made = make_plan(source, submission(*sums()[:-2], uses, sums()[-1], helper))
    assert [slug for _, slug, _ in made.steps if "early" in slug] == made.notes == []


def test_an_own_cell_that_takes_a_name_of_pythons_or_of_the_given_cells_is_known() -> None:
    cells = [cell("setup", "setup", "def given(): pass"), *sums()[1:]]
    own = [new_code_cell(each) for each in ("list = [1]", "given = max = 3", "from os import *", "import os", "a = 1")]
    source = submission(*cells)
    taken = make_plan(source, submission(*cells, *own)).shadowing
    assert list(taken.values()) == [["list"], ["given", "max"], ["the names that it imports"]]
    assert make_plan(submission(*cells, *own), submission(*cells, *own)).shadowing == {}
