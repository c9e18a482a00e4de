"""A failing test's drawing reaches the verdict."""

import nbformat
import pytest
from nbformat.v4 import new_notebook

from autograder.grading import engine
from autograder.judge.client import Sandbox
from autograder.sandbox.limits import Limits
from tests.support.small_course import KERNEL, TWICE, cell

DRAWN = '''"""twice doubles what comes over the wire."""
from loopback import Ladder
from loopback.check import check
ladder = Ladder("you", "peer")
ladder.arrow("you", "FIVE", 0.0, 0.01)
check(twice(5) == 11, "twice is one too few", log=ladder)
'''
TOLD = '''"""twice doubles what it is told."""
from loopback.check import check
check(twice(5) == 11, "twice is one too few", log=["you sent 5"])
'''


@pytest.fixture(scope="module")
def tests() -> dict[str, engine.TestVerdict]:
    cells = [cell("solution", "twice", TWICE), cell("tests", "twice-drawn", DRAWN, 1)]
    cells += [cell("tests", "twice-told", TOLD, 1)]
    content = nbformat.writes(new_notebook(cells=cells, metadata={"kernelspec": KERNEL})).encode()
    with Sandbox() as sandbox:
        submitted = engine.Submitted("ada", "sums", "one", content, "seed")
        verdict, _ = engine.grade(sandbox, submitted, engine.bundle(content), Limits())
    return {test.id: test for test in verdict.tests}


def test_a_ladder_reaches_the_verdict_as_text_and_as_picture(tests: dict[str, engine.TestVerdict]) -> None:
    drawn = tests["twice-drawn"]
    assert drawn.status == "failed"
    assert "|--- FIVE" in drawn.failure.picture
    assert drawn.failure.svg.startswith("<svg") and "FIVE" in drawn.failure.svg


def test_a_log_of_sentences_has_no_picture(tests: dict[str, engine.TestVerdict]) -> None:
    assert tests["twice-told"].failure.steps == ("you sent 5",)
    assert tests["twice-told"].failure.svg == ""
