"""From the bytes of a submission to a verdict: what a test says of the cell that should have defined what it wants."""

import json
from collections.abc import Iterator

import pytest
from nbformat.v4 import new_code_cell, new_notebook

from autograder.grading import engine
from autograder.grading.matching import Given
from autograder.grading.verdict import Status, TestVerdict, Verdict
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


def failed(exercise: str, name: str, status: Status = "failed") -> TestVerdict:
    return TestVerdict(f"{exercise}-{name}", exercise, 0.0, 1.0, status)


def given(**sources: str) -> dict[str, Given]:
    return {slug: Given(slug, new_code_cell(source), "solution") for slug, source in sources.items()}


STEPS = given(
    queue="class Queue:\n    pass",
    buffer="class Buffer(Queue):\n    pass",
    other="class Other(Base, Exception):\n    pass",
    last="class Last(Buffer):\n    pass",
)


def test_a_failure_of_the_class_that_an_exercise_continues_is_named() -> None:
    tests = [failed("queue", "order"), failed("buffer", "room"), failed("other", "x"), failed("last", "end")]
    assert [test.earlier for test in engine.with_earlier_failures(tests, STEPS)] == [
        "",
        "queue-order",
        "",
        "queue-order",
    ]


def test_what_passed_or_is_not_written_has_not_failed_before() -> None:
    tests = [failed("queue", "order", "passed"), failed("buffer", "room", "not written"), failed("last", "a")]
    assert engine.with_earlier_failures(tests, STEPS)[-1].earlier == ""
    again = [failed("last", "a"), failed("last", "b"), failed("last", "c", "passed")]
    assert [test.earlier for test in engine.with_earlier_failures(again, STEPS)] == ["", "last-a", ""]


def test_classes_that_continue_each_other_come_to_an_end() -> None:
    circle = given(one="class A(B):\n    pass", two="class B(A):\n    pass")
    assert engine.with_earlier_failures([failed("two", "x"), failed("one", "y")], circle)[1].earlier == "two-x"
