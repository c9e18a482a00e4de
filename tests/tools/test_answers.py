"""Answers judged, also by what students see of the tests; what is told of those that fail; and the command."""

import threading
from concurrent.futures import CancelledError
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from autograder.answer_files import Answer, read_answers
from autograder.judge.client import Sandbox
from tests.support.small_course import TOTAL, cell, make_course
from tools.answers import __main__ as command
from tools.answers.exercise import ROOT, Exercise, Verdict, exercise_of_answer, exercises
from tools.answers.faults import faults, is_seen, visibility_faults
from tools.answers.judging import all_of, judge, judging
from tools.answers.side_by_side import side_by_side

HIDDEN = "### BEGIN HIDDEN TESTS\nassert total([-1, -2]) == -3\n### END HIDDEN TESTS\n"
TESTS = {
    "total-shown": "assert total([1, 2]) == 3\nassert total([-5]) == -5\n",
    "total-kept": f'"""total adds negative numbers."""\n{HIDDEN}',
    "total-ends": f'"""total adds two numbers."""\nassert total([3, 4]) == 7\n{HIDDEN}',
    "total-middle": f"assert total([5, 6]) == 11\n{HIDDEN}assert total([7]) == 7\n",
    "total-inside": "for base in (1, 2):\n    assert total([base, 1]) == base + 1\n"
    "    ### BEGIN HIDDEN TESTS\n    assert total([-base, 1]) == 1 - base\n    ### END HIDDEN TESTS\n",
}
ADDS = "def total(numbers):\n    return sum(numbers)\n"
FORGETS = "def total(numbers):\n    return sum(map(abs, numbers))\n"
ZERO = "def total(numbers):\n    return 0\n"
ANSWER = Answer(
    "sums", "total", "forgets", "Forgets.", FORGETS, 1, "total-two", "minus", "signs", None, False
)
PASSED = Verdict("total-one", 1, True, "passed: ", (), True)
FAILED = Verdict("total-two", 2, False, "failed: minus 3", ("look at the signs", "or elsewhere"), False)


@pytest.fixture(scope="module")
def sandbox():
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture
def exercise(tmp_path: Path) -> Exercise:
    tests = [cell("tests", slug, source, 1) for slug, source in TESTS.items()]
    course = make_course(tmp_path, gradebook=False, sums__one=[cell("solution", "total", TOTAL), *tests])
    return exercises(course.root / "course")[0]


def seen(verdicts: list[Verdict]) -> dict[str, bool | None]:
    return {verdict.slug.removeprefix("total-"): verdict.visible_passed for verdict in verdicts}


@pytest.mark.parametrize(
    "answer, visible_passed",
    [
        (ADDS, {"shown": True, "kept": None, "ends": True, "middle": True, "inside": True}),
        (FORGETS, {"shown": False, "kept": None, "ends": True, "middle": True, "inside": True}),
        (ZERO, {"shown": False, "kept": None, "ends": False, "middle": False, "inside": False}),
        ("total = None\n", {"shown": False, "kept": None, "ends": False, "middle": False, "inside": False}),
    ],
)
def test_the_visible_part_of_each_test_is_judged_too(
    sandbox: Sandbox, exercise: Exercise, answer: str, visible_passed: dict[str, bool | None]
) -> None:
    verdicts = judge(sandbox, exercise, answer, visible=True)
    assert seen(verdicts) == visible_passed
    plain = judge(sandbox, exercise, answer)
    assert plain == [replace(verdict, visible_passed=None) for verdict in verdicts]


def test_an_exercise_is_judged_with_its_reference_and_its_stub(sandbox: Sandbox, exercise: Exercise) -> None:
    slow = replace(ANSWER, name="slow", hangs=True)
    jobs = judging(sandbox, {exercise: [ANSWER, slow]})
    assert [who for _, who in jobs] == ["reference", "blank", slow, ANSWER]
    assert all(verdict.passed for verdict in jobs[exercise, "reference"]())
    assert all("not written yet" in verdict.message for verdict in jobs[exercise, "blank"]())
    assert is_seen(jobs[exercise, ANSWER]())
    assert all_of([ANSWER]) == ["reference", "blank", ANSWER]


@pytest.mark.parametrize(
    "answer, verdicts, told",
    [
        (ANSWER, [PASSED, FAILED], []),
        (replace(ANSWER, score=3), [PASSED, FAILED], ["it scores 1, not 3"]),
        (
            replace(ANSWER, caught_by="total-one"),
            [PASSED, FAILED],
            ["it is caught by total-two, not total-one"],
        ),
        (ANSWER, [PASSED], ["it is caught by nothing, not total-two"]),
        (replace(ANSWER, message="plus"), [PASSED, FAILED], ["the message does not say 'plus'"]),
        (replace(ANSWER, hint="elsewhere"), [PASSED, FAILED], []),
        (
            replace(ANSWER, hint="minus"),
            [PASSED, FAILED],
            ["no hint says 'minus'; there are: look at the signs; or elsewhere"],
        ),
        (replace(ANSWER, caught_by=None), [PASSED, FAILED], ["it is caught by total-two, not nothing"]),
    ],
)
def test_what_is_not_as_the_file_says_is_told(
    answer: Answer, verdicts: list[Verdict], told: list[str]
) -> None:
    assert list(faults(answer, verdicts)) == told


def test_a_wrong_answer_that_no_visible_part_catches_must_say_so() -> None:
    missed = [PASSED, replace(FAILED, visible_passed=None), replace(FAILED, visible_passed=True)]
    says = replace(ANSWER, unseen="negative numbers are hidden")
    assert list(visibility_faults(ANSWER, [FAILED])) == list(visibility_faults(says, missed)) == []
    assert "say `seen: no" in next(visibility_faults(ANSWER, missed))
    assert "take the line `seen:` away" in next(visibility_faults(says, [FAILED]))
    assert list(visibility_faults(replace(ANSWER, caught_by=None), [PASSED])) == []


def test_jobs_run_side_by_side_and_in_their_order() -> None:
    meet = threading.Barrier(2, timeout=20)
    begun: list[int] = []

    def job(number: int) -> int:
        begun.append(number)
        if number < 2:
            meet.wait()  # neither comes past this alone
        return number * number

    with side_by_side({number: lambda number=number: job(number) for number in range(40)}) as coming:
        assert [coming[number].result(60) for number in range(40)] == [n * n for n in range(40)]
    assert begun[:2] == [0, 1]


def test_what_a_job_raises_comes_out_where_its_result_is_asked_for() -> None:
    with side_by_side({"bad": lambda: 1 // 0, "good": lambda: 1}) as coming:
        assert coming["good"].result(60) == 1
        with pytest.raises(ZeroDivisionError):
            coming["bad"].result(60)


def test_jobs_that_have_not_begun_are_cancelled_at_the_end() -> None:
    go, begun = threading.Event(), threading.Event()

    def job() -> bool:
        begun.set()
        return go.wait(60)

    with side_by_side(dict.fromkeys(range(2000), job)) as coming:
        assert begun.wait(60)
        threading.Timer(0.5, go.set).start()
    assert coming[0].result() is True
    with pytest.raises(CancelledError):
        coming[1999].result()


def test_an_answer_to_no_exercise_is_named() -> None:
    with pytest.raises(LookupError, match="no solution cell of course/sums/ is called total"):
        exercise_of_answer(ANSWER)


def test_the_command_takes_exact_names_and_suggests_the_nearest() -> None:
    known = exercises()
    for each in known:
        assert command._chosen([each.name]) == command._chosen([str(each)]) == [each]
    assert command._chosen([]) == list(known)
    result = CliRunner().invoke(command.app, [known[0].name[:-1]], env={"COLUMNS": "160"})
    assert result.exit_code == 2 and f"Did you mean {known[0].name}?" in result.output


def test_the_command_judges_one_exercise_and_nothing_else() -> None:
    few = min(exercises(), key=lambda each: len(read_answers(ROOT, each.chapter, each.name)))
    result = CliRunner().invoke(command.app, [str(few)], env={"COLUMNS": "160"})
    assert result.exit_code == 0, result.output
    wrong = [each for each in read_answers(ROOT, few.chapter, few.name) if not each.right]
    assert f"of {len(wrong)} wrong answers are caught by a visible part of a test" in result.output
    assert all(each.name in result.output for each in wrong)
    assert "All answers do what their files say." in result.output
