"""The tests are tested: every answer gets exactly its score, from the test that was to catch it.

All answers are judged as the grader judges. Reference, blank stub and right answers run a second time in one
process with the tests, as in a student's own notebook.
"""

from collections.abc import Iterator

import pytest

from autograder.answers import Answer, read_answers
from autograder.judge.client import Sandbox
from autograder.judge.judge import SIDE_BY_SIDE
from autograder.regions import without_solution
from loopback.check.attempt import NOT_WRITTEN
from tests.support.judged import judge_all
from tests.support.trial import ROOT, Task, Verdict, reference, run, task_of, tasks

pytestmark = pytest.mark.takes(40)

ANSWERS = read_answers(ROOT)
TASKS = tasks()


def test_the_course_has_exercises_and_answers() -> None:
    assert TASKS, "course/ has no exercise: press it with `make course`"
    assert ANSWERS, "tests/answers/ is empty"


@pytest.mark.parametrize("task", TASKS, ids=str)
def test_every_exercise_has_two_right_alternatives_and_five_wrong_answers(task: Task) -> None:
    own = [answer for answer in ANSWERS if (answer.chapter, answer.exercise) == (task.chapter, task.exercise)]
    assert sum(answer.right for answer in own) >= 2
    assert sum(not answer.right for answer in own) >= 5


@pytest.mark.parametrize("answer", ANSWERS, ids=str)
def test_every_answer_belongs_to_an_exercise(answer: Answer) -> None:
    task_of(answer)


def check_reference(verdicts: list[Verdict]) -> None:
    assert verdicts
    assert [verdict.message for verdict in verdicts if not verdict.passed] == []


def check_blank(verdicts: list[Verdict]) -> None:
    assert [verdict.slug for verdict in verdicts if verdict.passed] == []
    assert [verdict.message for verdict in verdicts if NOT_WRITTEN not in verdict.message] == []


def check_answer(answer: Answer, verdicts: list[Verdict]) -> None:
    told = "\n\n".join(f"{verdict.slug}: {verdict.message or 'passed'}" for verdict in verdicts)
    failed = [verdict for verdict in verdicts if not verdict.passed]
    assert sum(verdict.earned for verdict in verdicts) == answer.score, told
    if answer.right:
        assert failed == [], told
        return
    assert [verdict.slug for verdict in failed[:1]] == [answer.caught_by], told
    assert answer.message is not None and answer.message in failed[0].message, told


def check_hangs(verdicts: list[Verdict]) -> None:
    """Only the tests that ran at the moment of the first hang waited in full: counted, since load adds time."""
    hung = [verdict.message for verdict in verdicts if "had not returned after" in verdict.message]
    in_full = [message for message in hung if "since it has hung before" not in message]
    assert len(in_full) <= SIDE_BY_SIDE, hung


def _class_of(task: Task) -> type:
    """The tests of one exercise: `pytest --dist loadscope` gives each class to a worker of its own."""
    own = [answer for answer in ANSWERS if (answer.chapter, answer.exercise) == (task.chapter, task.exercise)]
    right = [answer for answer in own if answer.right]

    class Exercise:
        @pytest.fixture(scope="class")
        def judged(self) -> Iterator[dict[object, list[Verdict]]]:
            """Reference, blank stub and all answers, judged side by side."""
            work: dict[object, str | None] = {"reference": None, "blank": without_solution(reference(task))}
            work |= {answer: answer.source for answer in own}
            with Sandbox(ipython=True) as sandbox:
                found = judge_all(sandbox, [(task, source) for source in work.values()])
                yield {each: judged.verdicts for each, judged in zip(work, found, strict=True)}

        def test_the_reference_gets_full_marks(self, judged: dict[object, list[Verdict]]) -> None:
            check_reference(judged["reference"])

        def test_the_blank_stub_gets_nothing(self, judged: dict[object, list[Verdict]]) -> None:
            check_blank(judged["blank"])

        @pytest.mark.parametrize("answer", own, ids=lambda answer: answer.name)
        def test_an_answer_gets_its_score_from_the_test_named_for_it(
            self, answer: Answer, judged: dict[object, list[Verdict]]
        ) -> None:
            check_answer(answer, judged[answer])
            check_hangs(judged[answer])

        def test_the_reference_gets_full_marks_in_a_notebook(self) -> None:
            check_reference(run(task))

        def test_the_blank_stub_gets_nothing_in_a_notebook(self) -> None:
            check_blank(run(task, without_solution(reference(task))))

        @pytest.mark.parametrize("answer", right, ids=lambda answer: answer.name)
        def test_a_right_answer_gets_full_marks_in_a_notebook(self, answer: Answer) -> None:
            check_answer(answer, run(task_of(answer), answer.source))

    return Exercise


for _task in TASKS:
    globals()[f"Test_{_task.chapter}_{_task.exercise.replace('-', '_')}"] = _class_of(_task)
