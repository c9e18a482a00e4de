"""Right answers to all exercises of a notebook, as one student would hand them in, get full marks together."""

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
