"""From the bytes of a submission to a verdict: what a test says of the cell that should have defined what it wants."""

import json
from collections.abc import Iterator

import pytest
from nbformat.v4 import new_notebook

from autograder.grading import engine
from autograder.grading.verdict import Verdict
from autograder.judge.client import Sandbox
from autograder.sandbox.limits import Limits
from tests.support import small_course

pytestmark = pytest.mark.takes(10)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


def verdict(sandbox: Sandbox, **answers: str) -> Verdict:
    """The verdict on the small course's notebook, with these answers in the places of the solutions."""
    source = new_notebook(cells=small_course.sums())
    handed_in = new_notebook(cells=small_course.sums())
    for cell in handed_in.cells:
        cell.source = answers.get(cell.id, cell.source)
    submitted = engine.Submitted("ada", "01", "sums", json.dumps(handed_in).encode(), "a seed")
    tests = engine.bundle(json.dumps(source).encode())
    return engine.grade(sandbox, submitted, tests, Limits(cell=5.0)).verdict


def test_an_import_that_fails_is_named_in_every_test_that_it_costs(sandbox: Sandbox) -> None:
    found = verdict(
        sandbox,
        total="import nothing_of_that_name\ndef total(numbers): return sum(numbers)",
        twice="def twice(number): return total([number, number])",
    )
    told = {test.id: test.text for test in found.tests}
    assert found.points == 0 and len(told) == 3
    for text in told.values():
        assert "The cell of total should define total. It raised: ModuleNotFoundError" in text, told
        assert "import nothing_of_that_name" in text


def test_a_test_that_fails_for_another_reason_says_nothing_of_other_cells(sandbox: Sandbox) -> None:
    found = verdict(sandbox, total="1 / 0", twice="def twice(number): return 3 * number")
    told = {test.id: test.text for test in found.tests}
    assert "ZeroDivisionError" in told["total-visible"]
    assert "should define" not in told["twice-visible"]


def test_a_cell_that_ends_the_process_is_in_the_notes_and_the_rest_is_judged(sandbox: Sandbox) -> None:
    found = verdict(sandbox, total=f"{small_course.TOTAL}\nimport os\nos._exit(3)")
    assert found.points == 6
    assert [note for note in found.notes if note.startswith("total ended the notebook's process")]
