"""A cell of the student's own costs nothing but itself: what ends the process is left out of a further run."""

from collections.abc import Iterator

import pytest

from autograder.judge.attempts import Attempts, Step
from autograder.judge.client import Sandbox
from autograder.sandbox.limits import Limits
from autograder.wire.results import CellResult, StepEnded, SubmissionEnded, TestResult

pytestmark = pytest.mark.takes(20)

SHORT = Limits(submission=60.0, cell=2.0, later_cell=0.5, cells=6.0, test=20.0, memory=400 << 20)
SETUP: Step = ("setup", "given", "from loopback.check import *")
ANSWER: Step = ("run", "double", "def double(x): return 2 * x")
TEST: Step = ("tests", "double-two", "assert double(2) == 4")


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


def came(
    sandbox: Sandbox, *steps: Step, limits: Limits = SHORT
) -> tuple[dict[str, TestResult | CellResult], SubmissionEnded]:
    """What came of each step, and the last report."""
    *reports, ended = sandbox.judge("seed", [SETUP, *steps], limits)
    assert isinstance(ended, SubmissionEnded)
    results = {}
    for report in reports:
        assert isinstance(report, StepEnded)
        results[report.slug] = report.result
    return results, ended


OWN = {
    "leaves": "import os; os._exit(3)",
    "faults": "import ctypes; ctypes.string_at(0)",
    "kills its group": "import os, signal; os.kill(0, signal.SIGKILL)",
    "takes memory": "import time\nkept = b'x' * 500_000_000\ntime.sleep(9)",
    "keeps the interrupt": "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
    "waits for ever": "import threading; threading.Event().wait()",
    "leaves later, in a thread": "import os, threading; threading.Timer(0.3, os._exit, [0]).start()",
    "leaves an alarm": "import signal; signal.alarm(1)",
    "leaves a timer": "import signal; signal.setitimer(signal.ITIMER_REAL, 0.2)",
    "lowers a limit": "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (9, 1024))",
    "changes the default timeout": "import socket; socket.setdefaulttimeout(0.0001)",
    "changes the recursion limit": "import sys; sys.setrecursionlimit(60)",
    "forks, and both go on": "import os; os.fork()",
    "traces what threads do": "import threading\ndef trace(*_): raise RuntimeError\nthreading.settrace(trace)",
    "takes away a hook": "import sys; sys.excepthook = None",
    "takes away the built-in functions": "__builtins__ = {}",
}


@pytest.mark.parametrize("own", OWN.values(), ids=OWN)
def test_an_own_cell_costs_no_exercise_above_or_below_it(sandbox: Sandbox, own: str) -> None:
    below: Step = ("run", "half", "import time\ntime.sleep(0.5)\ndef half(x): return x / 2")
    test: Step = ("tests", "half-four", "import time\ntime.sleep(0.3)\nassert half(double(2)) == 2")
    results, _ = came(sandbox, ANSWER, ("own", "cell 3", own), TEST, below, test)
    assert {slug: results[slug].status for slug in ("double-two", "half-four")} == {
        "double-two": "passed",
        "half-four": "passed",
    }, results


def test_an_answer_that_forks_answers_once(sandbox: Sandbox) -> None:
    # Of two processes the one that was asked gives the result, also where the other one would be sooner.
    forks = "    if os.fork() == 0:\n        return 0\n    time.sleep(0.2)\n"
    answer = ("run", "double", f"import os, time\ndef double(x):\n{forks}    return 2 * x")
    tests: tuple[Step, ...] = (TEST, ("tests", "double-both", "assert [double(2), double(3)] == [4, 6]"))
    results, _ = came(sandbox, answer, *tests)
    assert (results["double-two"].status, results["double-both"].status) == ("passed", "passed"), results


def test_the_cell_that_ends_the_process_is_named_and_keeps_its_definitions(sandbox: Sandbox) -> None:
    own = "size = 4\nimport os\nos._exit(3)"
    test: Step = ("tests", "double-size", "assert double(size) == 8")
    results, ended = came(sandbox, ANSWER, ("own", "cell 3", own), TEST, test)
    assert (results["cell 3"].status, results["double-size"].status) == ("crashed", "passed")
    assert "exit status 3" in results["cell 3"].message and "cell 3 ended" in "".join(ended.notes)


def test_an_answer_that_ends_the_process_below_its_definition_is_judged(sandbox: Sandbox) -> None:
    answer = ("run", "double", f"{ANSWER[2]}\nimport os\nos.abort()")
    results, _ = came(sandbox, answer, TEST)
    assert (results["double"].status, results["double-two"].status) == ("crashed", "passed")


def test_a_cell_that_ends_the_process_whatever_is_left_of_it_is_left_out(sandbox: Sandbox) -> None:
    own = "import os\nclass Ends:\n    os._exit(1)"
    results, ended = came(sandbox, ANSWER, ("own", "cell 3", own), TEST)
    assert results["double-two"].status == "passed" and "cell 3 was left out." in "".join(ended.notes)


def test_many_cells_that_end_the_process_are_all_left_out(sandbox: Sandbox) -> None:
    own: list[Step] = [("own", f"cell {n}", "import os; os._exit(1)") for n in range(20)]
    results, _ = came(sandbox, ANSWER, *own, TEST)
    assert results["double-two"].status == "passed"


def test_a_test_has_one_verdict_whatever_ends_the_process_later(sandbox: Sandbox) -> None:
    wrong: Step = ("tests", "double-three", "assert double(3) == 7")
    steps = [SETUP, ANSWER, TEST, wrong, ("own", "cell 5", "import os; os._exit(1)")]
    steps += [("run", "other", "def other(): return 1"), ("tests", "other-one", "assert other() == 1")]
    reports = [each for each in sandbox.judge("seed", steps, SHORT) if isinstance(each, StepEnded)]
    told = [report.slug for report in reports]
    assert len(told) == len(set(told)) == len(steps)
    assert {each.slug: each.result.status for each in reports if each.slug.endswith("-three")} == {
        "double-three": "failed"
    }


def test_twenty_one_cells_that_wait_cost_no_exercise(sandbox: Sandbox) -> None:
    own: list[Step] = [("own", f"cell {n}", "import time; time.sleep(1e9)") for n in range(21)]
    results, _ = came(sandbox, *own, ANSWER, TEST)
    assert results["double-two"].status == "passed"
    statuses = [results[f"cell {n}"].status for n in range(21)]
    assert statuses == ["timed out"] * statuses.count("timed out") + ["skipped"] * statuses.count("skipped")
    assert 2 < statuses.count("timed out") < 21


def test_an_answer_still_runs_when_own_cells_have_used_up_their_time(sandbox: Sandbox) -> None:
    own: list[Step] = [("own", f"cell {n}", "import time; time.sleep(1e9)") for n in range(9)]
    waits: Step = ("run", "double", f"{ANSWER[2]}\nimport time; time.sleep(1e9)")
    results, _ = came(sandbox, *own, waits, TEST, limits=Limits(cell=0.5, later_cell=0.5, cells=2.0))
    assert (results["double"].status, results["double-two"].status) == ("timed out", "passed")


LOCK = """
import threading
lock, held = threading.Lock(), threading.Event()
def hold():
    with lock:
        held.set()
        threading.Event().wait()
threading.Thread(target=hold, daemon=True).start()
held.wait()
"""


def test_a_lock_that_a_thread_of_an_own_cell_holds_costs_no_exercise(sandbox: Sandbox) -> None:
    answer: Step = ("run", "double", "def double(x):\n    with lock: return 2 * x")
    limits = Limits(cell=2.0, test=2.0)
    results, ended = came(sandbox, ("own", "cell 1", LOCK), answer, TEST, limits=limits)
    assert results["double-two"].status == "passed"
    assert "double-two did not pass while threads" in "".join(ended.notes)


def test_a_wrong_answer_stays_wrong_the_second_time(sandbox: Sandbox) -> None:
    answer: Step = ("run", "double", "def double(x):\n    with lock: return 3 * x")
    limits = Limits(cell=2.0, test=2.0)
    results, _ = came(sandbox, ("own", "cell 1", LOCK), answer, TEST, limits=limits)
    assert results["double-two"].status == "timed out"


@pytest.mark.parametrize(("factor", "status"), [(2, "passed"), (3, "missing")])
def test_a_cell_that_takes_a_known_name_is_left_out_for_the_tests_that_did_not_pass(
    sandbox: Sandbox, factor: int, status: str
) -> None:
    answer = ("run", "double", f"def double(x: list[int]):\n    return {factor} * x")
    other = ("run", "half", "def half(x):\n    return x / len(list(two))")
    steps = [SETUP, ("own", "cell 1", "list = [1, 2]"), answer, TEST, ("own", "cell 4", "two = 'ab'"), other]
    steps += [("tests", "half-four", "assert half(4) == 2")]
    reports = [*sandbox.judge("seed", steps, SHORT, {"cell 1": ["list"]})]
    results = {each.slug: each.result.status for each in reports if isinstance(each, StepEnded)}
    assert (results["double-two"], results["half-four"]) == (status, "passed")
    assert isinstance(reports[-1], SubmissionEnded)
    assert "while cell 1 gave another meaning to list" in "".join(reports[-1].notes)


def test_a_module_that_a_cell_has_written_can_be_imported(sandbox: Sandbox) -> None:
    writes: Step = ("own", "cell 1", "%%writefile mine.py\ndef double(x): return 2 * x")
    results, _ = came(sandbox, writes, ("run", "double", "from mine import double"), TEST)
    assert results["double-two"].status == "passed", results


def test_a_process_that_ends_whatever_is_left_out_gets_a_sentence_and_no_points(sandbox: Sandbox) -> None:
    answer: Step = (
        "run",
        "double",
        "import os, threading\nclass Ends: threading.Thread(target=os._exit, args=[0]).start()",
    )
    results, _ = came(sandbox, answer, TEST)
    assert results["double-two"].status in ("missing", "crashed")


def test_no_more_is_tried_when_there_is_nothing_left_to_leave_out() -> None:
    attempts = Attempts([SETUP, ANSWER, TEST], SHORT)
    ended = SubmissionEnded(0.0, 0, 1.0, 1.0, reason="the notebook's process ended")
    tried = 0
    while attempts.go_on(ended):
        tried += 1
        assert tried < 10
    assert [report.result.status for report in attempts.given_up(ended)] == ["skipped", "crashed"]


def attempts_made(*reports: SubmissionEnded) -> int:
    """How many attempts are made if the first tests fail each time, and the judges end with these reports."""
    attempts = Attempts([SETUP, ("own", "cell 1", "pass"), ANSWER, TEST], SHORT)
    attempts.counts(StepEnded("double-two", TestResult("timed out")))
    for made, ended in enumerate(reports, 1):
        if not attempts.go_on(ended):
            return made
    return len(reports) + 1


def test_a_test_is_judged_again_for_as_long_as_own_cells_take_part_and_twice_at_most() -> None:
    calm, disturbed = SubmissionEnded(0.0, 0), SubmissionEnded(0.0, 0, disturbed=("double-two",))
    assert attempts_made(calm, calm, calm, calm) == 1
    assert attempts_made(disturbed, calm, calm, calm) == 2
    assert attempts_made(disturbed, disturbed, disturbed, disturbed) == 3
