"""Right answers to all exercises of a notebook, as one student would hand them in, get full marks together.

Where some are missing, the points of the others stay.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.answer_files import read_answers
from autograder.grading import engine
from autograder.judge.client import Sandbox
from autograder.notebooks import flags_of, read_notebook
from autograder.sandbox.limits import Limits
from tools.answers.exercise import ROOT

pytestmark = pytest.mark.takes(60)

NOTEBOOKS = sorted(ROOT.glob("course/*/*.ipynb"))
STUDENTS = 2  # each takes another of the right answers, where there are so many


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(ipython=True) as sandbox:
        yield sandbox


def handed_in(file: Path, student: int) -> bytes:
    """The instructor's notebook with right answers in the places of the solutions."""
    right: dict[str, list[str]] = {}
    for answer in read_answers(ROOT):
        if answer.right and answer.chapter == file.parent.name:
            right.setdefault(answer.exercise, []).append(answer.source)
    notebook = read_notebook(file)
    for cell in notebook.cells:
        if found := right.get(flags_of(cell).get("grade_id", "")):
            cell.source = found[student % len(found)]
    return json.dumps(notebook).encode()


@pytest.mark.parametrize("student", range(STUDENTS))
@pytest.mark.parametrize("file", NOTEBOOKS, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_right_answers_of_a_notebook_get_full_marks_together(
    sandbox: Sandbox, file: Path, student: int
) -> None:
    content = handed_in(file, student)
    tests = engine.bundle_of(file)
    submitted = engine.Submitted(
        "ada", file.parent.name, file.stem, content, f"seed {student}", beside=tests.beside
    )
    verdict = engine.grade(sandbox, submitted, tests, Limits()).verdict
    assert [
        f"{test.id}: {test.text}" for test in verdict.tests if test.status not in ("passed", "by hand")
    ] == []
    assert verdict.notes == []


PARTS = "handshake", "receiver", "sender", "reno"
STUB = 'raise NotImplementedError("not written yet")'
UNWRITTEN = {"goodbye": f"def teardown_table():\n    {STUB}"}


@pytest.mark.parametrize(
    ("there", "unwritten", "earned"),
    [
        (("03_", "05_"), {}, ["handshake", "sender"]),
        (("04_", "06_"), {}, ["receiver", "reno"]),
        (("03_", "04_", "05_", "06_"), UNWRITTEN, ["handshake", "receiver", "sender"]),
        (("03_", "04_", "05_", "06_"), {"your-tcp": f"def my_tcp(*given):\n    {STUB}"}, []),
    ],
    ids=["two notebooks", "the other two", "no table", "no my_tcp"],
)
def test_the_point_of_a_part_of_a_tcp_needs_no_other_part(
    sandbox: Sandbox, there: tuple[str, ...], unwritten: dict[str, str], earned: list[str]
) -> None:
    file = ROOT / "course" / "03_tcp" / "07_saying_goodbye.ipynb"
    notebook, tests = read_notebook(file), engine.bundle_of(file)
    for cell in notebook.cells:
        cell.source = unwritten.get(flags_of(cell).get("grade_id", ""), cell.source)
    beside = tuple(each for each in tests.beside if each[0].startswith(there))
    content = json.dumps(notebook).encode()
    submitted = engine.Submitted("ada", "03_tcp", file.stem, content, "a seed", beside=beside)
    status = {test.id: test.status for test in engine.grade(sandbox, submitted, tests, Limits()).verdict.tests}
    assert [part for part in PARTS if status[f"your-tcp-{part}"] == "passed"] == earned
    if not earned:
        assert {status[f"your-tcp-{part}"] for part in PARTS} == {"not written"}
