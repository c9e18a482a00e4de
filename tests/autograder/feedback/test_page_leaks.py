"""The page of a real wrong answer tells its story, and no line of a hidden test."""

from pathlib import Path

import nbformat
import pytest

from autograder.answer_files import Answer, read_answers
from autograder.feedback import Item, page
from autograder.feedback.notebook import cells_of, meant_of, texts_of
from autograder.grading import engine
from autograder.judge.client import Sandbox
from autograder.notebooks import BY_HAND, flags_of, handed_out, parse_notebook, read_notebook, role_of
from autograder.regions import without_solution
from autograder.sandbox.limits import Limits
from loopback.check.seed import PRACTICE
from tests.support.leaks import secrets, squeeze, text_of_page
from tests.support.small_course import ROOT
from tools.answers.exercise import exercise_of_answer

# One whose story is sentences, one whose story is a ladder, one that raises an error of its own inside a hidden test.
CHOSEN = (
    "01_sockets/send-all/swallows_the_reset",
    "03_tcp/handshake/ack_is_seq",
    "03_tcp/read-the-trace/returns_nothing",
)


@pytest.fixture(scope="module")
def answers() -> dict[str, Answer]:
    return {str(answer): answer for answer in read_answers(ROOT) if str(answer) in CHOSEN}


def handed_in(answer: Answer) -> bytes:
    """A notebook in which nothing is written but this answer."""
    notebook = read_notebook(exercise_of_answer(answer).notebook)
    for cell in notebook.cells:
        if role_of(cell) == "solution":
            own = flags_of(cell)["grade_id"] == answer.exercise
            cell["source"] = answer.source if own else without_solution(cell.source)
        elif role_of(cell) in BY_HAND:
            cell["source"] = handed_out(cell)
    return nbformat.writes(notebook).encode()


@pytest.mark.parametrize("name", CHOSEN)
def test_the_page_tells_the_story_and_no_hidden_line(
    answers: dict[str, Answer], name: str, tmp_path: Path
) -> None:
    answer = answers[name]
    file = exercise_of_answer(answer).notebook
    content, source = handed_in(answer), read_notebook(file)
    tests = engine.bundle_of(file)
    submitted = engine.Submitted("ada", answer.chapter, file.stem, content, PRACTICE, beside=tests.beside)
    with Sandbox() as sandbox:
        verdict, _ = engine.grade(sandbox, submitted, tests, Limits())
    cells = cells_of(source, parse_notebook(content, file.name))
    made = tmp_path / "page.html"
    item = Item(verdict, cells, {}, texts_of(source), meant_of(source, cells))
    made.write_text(page("ada", [item]), encoding="utf-8")
    said = squeeze(text_of_page(made))
    caught = next(test for test in verdict.tests if test.id == answer.caught_by)
    assert answer.message is not None and squeeze(answer.message) in said
    assert all(squeeze(line).split(". ", 1)[-1] in said for line in caught.failure.happened.splitlines())
    assert texts_of(source).tests[caught.id] in said
    hidden = [line for line in secrets(file) if line not in squeeze(answer.source)]
    assert hidden and [line for line in hidden if line in said] == []
    assert "HIDDEN TESTS" not in said
