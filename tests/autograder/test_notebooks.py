"""What stands in a notebook: roles and their flags, the marked regions of a cell."""

import nbformat.v4
import pytest

from autograder.notebooks import ROLES, as_shown, nbgrader_metadata, plain_source, role_of, versions_of
from autograder.regions import (
    HIDDEN_TESTS,
    SOLUTION,
    STUB,
    faults,
    is_marked,
    lines_inside,
    without_hidden_tests,
    without_solution,
)
from tests.support.small_course import TOTAL, cell

TESTS = """'one is 1.'
assert one() == 1
### BEGIN HIDDEN TESTS
assert one() < 2
### END HIDDEN TESTS
# between
### BEGIN HIDDEN TESTS
assert one() > 0
### END HIDDEN TESTS"""

HIDDEN = "### BEGIN HIDDEN TESTS\none()\n### END HIDDEN TESTS"


@pytest.mark.parametrize("role", ROLES)
def test_the_flags_that_a_role_writes_are_read_as_that_role(role: str) -> None:
    make = getattr(nbformat.v4, f"new_{ROLES[role].cell_type}_cell")
    cell = make("", metadata={"nbgrader": nbgrader_metadata(role, "one", 2)})
    assert role_of(cell) == role
    assert ("points" in cell.metadata["nbgrader"]) == (role in ("tests", "response", "code-response"))


def test_a_cell_of_another_type_keeps_the_role_of_its_flags() -> None:
    metadata = {"nbgrader": nbgrader_metadata("tests", "one", 2)}
    assert role_of(nbformat.v4.new_markdown_cell("", metadata=metadata)) == "tests"
    metadata = {"nbgrader": nbgrader_metadata("setup", "one")}
    assert role_of(nbformat.v4.new_markdown_cell("", metadata=metadata)) == "contract"
    assert role_of(nbformat.v4.new_raw_cell("", metadata=metadata)) == "contract"
    assert role_of(nbformat.v4.new_code_cell("")) is None


def test_hidden_regions_and_their_markers_go_and_the_rest_stays() -> None:
    assert without_hidden_tests(TESTS) == "'one is 1.'\nassert one() == 1\n# between"
    assert lines_inside(TESTS, HIDDEN_TESTS) == {4, 8}
    assert is_marked(TESTS, HIDDEN_TESTS) and not is_marked(TESTS, SOLUTION)


def test_a_solution_becomes_the_stub_at_its_own_depth() -> None:
    source = (
        "class A:\n    def b(self):\n        ### BEGIN SOLUTION\n        return 1\n        ### END SOLUTION\n"
    )
    stub = "\n".join(f"        {line}" for line in STUB.split("\n"))
    assert without_solution(source) == f"class A:\n    def b(self):\n{stub}\n"


def test_a_marker_without_its_partner_is_named_with_its_line() -> None:
    assert list(faults(TESTS, HIDDEN_TESTS)) == []
    assert [line for line, _ in faults(TESTS.replace("### END HIDDEN TESTS\n", ""), HIDDEN_TESTS)] == [6]
    assert [line for line, _ in faults(TESTS.replace("### BEGIN HIDDEN TESTS\n", ""), HIDDEN_TESTS)] == [4, 7]
    assert [line for line, _ in faults(f"1\n### BEGIN {SOLUTION}", SOLUTION)] == [2]


@pytest.mark.parametrize(
    ("role", "source", "handed_out"),
    [
        ("solution", TOTAL, without_solution(TOTAL)),
        ("tests", TESTS, without_hidden_tests(TESTS)),
        ("tests", f"'one.'  \n{HIDDEN}", as_shown("'one.'")),
        ("setup", "import os  \none = 1\n", "import os\none = 1"),
        (None, "demo()  \nprint(1)\n", "demo()\nprint(1)"),
    ],
)
def test_a_cell_that_was_left_alone_has_the_text_of_the_source_or_of_the_release(
    role: str | None, source: str, handed_out: str
) -> None:
    versions = versions_of(cell(role, "one", source))
    assert versions[0] == plain_source(source)
    assert versions[-1] == plain_source(handed_out)
