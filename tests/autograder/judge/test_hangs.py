"""A hang costs once in a submission: all tests of its exercise know of it, those of other exercises do not."""

from collections.abc import Iterator

import pytest

from autograder.judge.attempts import Step
from autograder.judge.client import Sandbox
from autograder.judge.hangs import Hangs
from autograder.sandbox.limits import Limits
from autograder.wire.results import StepEnded, TestResult

SETUP: Step = ("setup", "given", "import threading\nfrom loopback.check import attempt")
HANGS = "import threading\ndef wait(number):\n    threading.Event().wait()"
HANGS_ON_ODD = (
    "import threading\ndef {}(number):\n    if number % 2: threading.Event().wait()\n    return number"
)
TEST = """
outcomes = [attempt({0}, {1}, deadline={2}) for _ in range({3})]
print([outcome.hung_before if outcome.timed_out else outcome.value for outcome in outcomes])
"""


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


def told(sandbox: Sandbox, *steps: Step) -> dict[str, TestResult]:
    """What came of each test."""
    reports = [
        each for each in sandbox.judge("seed", [SETUP, *steps], Limits()) if isinstance(each, StepEnded)
    ]
    return {each.slug: each.result for each in reports if isinstance(each.result, TestResult)}


def test_the_first_hang_costs_its_deadline_and_all_others_a_second(sandbox: Sandbox) -> None:
    tests: list[Step] = [
        ("tests", f"wait-{number}", TEST.format("wait", number, 3.0, 4)) for number in range(6)
    ]
    results = told(sandbox, ("run", "wait", HANGS), *tests)
    hung_before = [result.output for result in results.values()]
    assert all("True, True, True" in each for each in hung_before), hung_before
    # Without it, each test would wait four times three seconds.
    assert all(result.wall < 12 for result in results.values()), results


def test_a_test_that_runs_beside_it_or_after_it_is_cut_short(sandbox: Sandbox) -> None:
    results = told(  # side by side where the machine has time to spare: then in the middle of the wait
        sandbox,
        ("run", "wait", HANGS),
        ("tests", "wait-short", TEST.format("wait", 1, 1.0, 1)),
        ("tests", "wait-long", TEST.format("wait", 1, 50.0, 1)),
    )
    assert results["wait-short"].output == "[False]\n"
    assert results["wait-long"].output == "[True]\n"
    assert results["wait-long"].wall < 45


def test_what_is_right_in_the_same_exercise_keeps_its_points(sandbox: Sandbox) -> None:
    results = told(
        sandbox,
        ("run", "wait", HANGS_ON_ODD.format("wait")),
        ("tests", "wait-odd", TEST.format("wait", 1, 1.0, 1)),
        ("tests", "wait-even", TEST.format("wait", 2, 5.0, 20)),
    )
    assert results["wait-even"].output == f"{[2] * 20}\n"
    assert results["wait-even"].status == "passed"


def test_another_exercise_has_its_full_deadline(sandbox: Sandbox) -> None:
    results = told(
        sandbox,
        ("run", "wait", HANGS),
        ("run", "wait-well", HANGS.replace("def wait", "def well")),
        ("tests", "wait-odd", TEST.format("wait", 1, 1.0, 1)),
        ("tests", "wait-well-odd", TEST.format("well", 1, 1.5, 2)),
    )
    assert results["wait-well-odd"].output == "[False, True]\n"


def test_another_submission_has_its_full_deadline(sandbox: Sandbox) -> None:
    steps: list[Step] = [("run", "wait", HANGS), ("tests", "wait-odd", TEST.format("wait", 1, 1.5, 1))]
    for _ in range(2):
        assert told(sandbox, *steps)["wait-odd"].output == "[False]\n"


def test_marks_are_kept_by_exercise() -> None:
    hangs = Hangs(["frames", "frames-cap", "cell 3"])
    hangs.of("frames-cap-hidden").note()
    known = [hangs.of(test).is_known for test in ("frames-cap-visible", "frames-many", "stray", "cell 3")]
    assert known == [True, False, False, False]
