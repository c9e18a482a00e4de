"""A notebook that takes parts from others is judged with the student's own, and with the instructor's where it asks."""

import json
from collections.abc import Iterator

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_notebook

from autograder.grading import engine
from autograder.grading.parts_beside import notebooks_beside, with_parts
from autograder.grading.verdict import TestVerdict
from autograder.judge.client import Sandbox
from autograder.sandbox.limits import Limits
from tests.support.small_course import cell

pytestmark = pytest.mark.takes(10)

DOUBLE = "def double(number):\n    ### BEGIN SOLUTION\n    return number * TWO\n    ### END SOLUTION"
STUB = 'def double(number):\n    # YOUR CODE HERE\n    raise NotImplementedError("not written yet")'
FIRST = [cell("setup", "given", "TWO = 2"), cell("solution", "double", DOUBLE), cell(None, "demo", "1 / 0")]
TAKES = """from loopback import from_notebook
from loopback.check import expect
theirs = from_notebook("01_first", "double")
double = theirs.double
"""
QUAD = "def quad(number):\n    ### BEGIN SOLUTION\n    return double(double(number))\n    ### END SOLUTION"
SEEN = '"""quad is four times."""\nexpect(quad, 2).returns(8)'
PART = '"""double is the part."""\nexpect(double, 2).returns(4)'
OWN = """\"\"\"The instructor's double has the student's place.\"\"\"
### BEGIN HIDDEN TESTS
ours = from_notebook("01_first", "double", instructors=True)
expect(lambda: quad(ours.double(1))).returns(8)
### END HIDDEN TESTS"""
SECOND = [
    cell("setup", "given", TAKES),
    cell("solution", "quad", QUAD),
    cell("tests", "quad-seen", SEEN, 1),
    cell("tests", "quad-part", PART, 1),
    cell("tests", "quad-own", OWN, 1),
]


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


def content(cells: list[NotebookNode], **answers: str) -> bytes:
    notebook = new_notebook(cells=[each.copy() for each in cells])
    for each in notebook.cells:
        each.source = answers.get(each.id, each.source)
    return json.dumps(notebook).encode()


TESTS = engine.bundle(content(SECOND), (("01_first", content(FIRST)),))


def judged(sandbox: Sandbox, beside: bytes | None, **answers: str) -> dict[str, TestVerdict]:
    others = () if beside is None else (("01_first", beside),)
    submitted = engine.Submitted(
        "ada", "01", "02_second", content(SECOND, **answers), "a seed", beside=others
    )
    found = engine.grade(sandbox, submitted, TESTS, Limits(cell=3.0)).verdict
    missing = "01_first.ipynb was not handed in: what this notebook takes from it is missing."
    assert (missing in found.notes) == (beside is None)
    assert "notebooks beside" not in [each.id for each in found.cells]
    return {test.id: test for test in found.tests}


def test_a_part_comes_from_the_students_own_notebook(sandbox: Sandbox) -> None:
    found = judged(sandbox, content(FIRST))
    assert {each.status for each in found.values()} == {"passed"}, found
    found = judged(sandbox, content(FIRST, double="def double(number): return number + 2"))
    assert [each.status for each in found.values()] == ["failed", "passed", "failed"]
    assert "returned 6" in found["quad-seen"].text


def test_the_locked_cells_of_the_other_notebook_are_the_instructors(sandbox: Sandbox) -> None:
    found = judged(sandbox, content(FIRST, given="TWO = 5"))
    assert {each.status for each in found.values()} == {"passed"}, found


def test_an_answer_is_found_in_the_other_notebook_without_its_marks(sandbox: Sandbox) -> None:
    plain = new_notebook(cells=[cell(None, "mine", "def double(number): return 2 * number")])
    found = judged(sandbox, json.dumps(plain).encode())
    assert found["quad-part"].status == "passed", found


@pytest.mark.parametrize(
    ("beside", "words"),
    [
        (None, "01_first.ipynb was not handed in"),
        (b"{}", "double is missing in 01_first.ipynb"),
        (content(FIRST, double="def double(:"), "SyntaxError"),
        (content(FIRST, double="while True: pass"), "KeyboardInterrupt"),
    ],
)
def test_a_part_that_is_missing_or_wrong_is_named_and_does_not_spoil_the_rest(
    sandbox: Sandbox, beside: bytes | None, words: str
) -> None:
    own = "def quad(number): return 4 * number"
    found = judged(sandbox, beside, quad=own)
    assert found["quad-seen"].status == "passed"
    assert found["quad-part"].status == "failed" and words in found["quad-part"].text


def test_a_part_that_is_not_written_is_not_written(sandbox: Sandbox) -> None:
    assert judged(sandbox, content(FIRST, double=STUB))["quad-part"].status == "not written"


STEPS = (
    """class One:
    def number(self) -> int:
        return 1""",
    """class Two(One):
    def number(self) -> int:
        # YOUR CODE HERE
        raise NotImplementedError("not written yet")""",
)
ASKS = """from loopback import from_notebook
from loopback.check import expect
from loopback.notebooks import must_be_written
Two = from_notebook("01_first", "one", "two").Two
"""


def test_a_step_that_another_stands_in_for_carries_the_whole_and_earns_nothing_itself(
    sandbox: Sandbox,
) -> None:
    first = [
        cell("solution", "one", STEPS[0]),
        cell("solution", "two", STEPS[1].replace("# YOUR CODE HERE", "pass")),
    ]
    second = [
        cell("setup", "given", ASKS),
        cell(
            "solution",
            "whole",
            "def whole():\n    ### BEGIN SOLUTION\n    return Two().number()\n    ### END SOLUTION",
        ),
        cell("tests", "whole-seen", '"""The whole."""\nexpect(whole).returns(1)', 1),
        cell("tests", "two-own", '"""The part."""\nmust_be_written(Two)\nexpect(Two().number).returns(1)', 1),
    ]
    tests = engine.bundle(content(second), (("01_first", content(first)),))
    submitted = engine.Submitted(
        "ada",
        "01",
        "02_second",
        content(second),
        "a seed",
        beside=(("01_first", content(first, two=STEPS[1])),),
    )
    found = engine.grade(sandbox, submitted, tests, Limits(cell=3.0)).verdict
    assert [(each.id, each.status) for each in found.tests] == [
        ("whole-seen", "passed"),
        ("two-own", "not written"),
    ]
    assert "One, an earlier step, stands in for it" in found.tests[1].text


def test_a_part_has_the_helpers_that_the_student_defined_in_other_cells(sandbox: Sandbox) -> None:
    helper = cell(None, "mine", "import math as m\ndef helper(number): return m.prod([TWO, number])\n1 / 0")
    answer = "def double(number): return helper(number)"
    for cells in ([FIRST[0], helper, FIRST[1]], [*FIRST, helper]):
        found = judged(sandbox, content(cells, double=answer))
        assert {each.status for each in found.values()} == {"passed"}, found


def test_a_part_that_ends_the_process_costs_what_is_taken_from_other_notebooks(sandbox: Sandbox) -> None:
    ends = "import os\nos._exit(3)\ndef double(number): return 2 * number"
    found = judged(sandbox, content(FIRST, double=ends), quad="def quad(number): return 4 * number")
    assert found["quad-seen"].status == "passed", found
    assert "is not there" in found["quad-part"].text and "01_first" in found["quad-part"].text


def test_nothing_of_a_students_runs_in_the_judge_and_nothing_of_the_instructors_elsewhere(
    sandbox: Sandbox,
) -> None:
    spies = "import loopback.notebooks\nSEEN = loopback.notebooks.left_out, dict(loopback.notebooks.instructors_own)\n"
    spies += "def double(number): return SEEN"
    found = judged(sandbox, content(FIRST, double=spies))
    assert "returned (False, {})" in found["quad-part"].text


def test_the_digests_say_what_a_verdict_was_made_from() -> None:
    def submitted(beside: bytes) -> str:
        return engine.Submitted("ada", "01", "02", b"x", "seed", beside=(("01_first", beside),)).digest

    assert submitted(b"one") != submitted(b"other")
    alone = engine.Submitted("ada", "01", "02", b"x", "seed")
    assert alone.digest == engine.digest(b"x")
    others = engine.bundle(content(SECOND), (("01_first", content(FIRST, double=STUB)),))
    assert others.digest != TESTS.digest


def test_the_notebooks_that_a_notebook_takes_parts_from_are_found() -> None:
    files = {
        "02_b": content([cell("setup", "given", "from_notebook(\n    'a-1',\n    'x')")]),
        "a-1": content([cell("setup", "given", 'from_notebook("c", "x")')]),
        "c": content([cell("setup", "given", 'from_notebook("02_b", "x")')]),
    }
    asked = content([cell("setup", "given", 'one = from_notebook("02_b", "x")\nfrom_notebook("none", "y")')])
    assert [name for name, _ in notebooks_beside(asked, files.get)] == ["02_b", "a-1", "c"]
    assert notebooks_beside(content(FIRST), files.get) == ()


def test_steps_of_a_notebook_that_takes_nothing_stay_as_they_are() -> None:
    steps = [("tests", "one", "from_notebook('x', instructors=True)")]
    assert with_parts(steps, (), ()) is steps
