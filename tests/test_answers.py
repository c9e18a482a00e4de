"""The tests are tested: every answer gets exactly its score, from the test that was to catch it."""

import pytest

from autograder.answers import Answer, read_answers
from tests.support.trial import ROOT, Task, blank, reference, run, task_of, tasks

ANSWERS = read_answers(ROOT)
TASKS = tasks()
CHAPTERS = sorted({task.chapter for task in TASKS})
NOT_WRITTEN = "not written yet"


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


def check_reference(task: Task) -> None:
    verdicts = run(task)
    assert verdicts
    assert [verdict.message for verdict in verdicts if not verdict.passed] == []


def check_blank(task: Task) -> None:
    verdicts = run(task, blank(reference(task)))
    assert [verdict.slug for verdict in verdicts if verdict.passed] == []
    assert [verdict.message for verdict in verdicts if NOT_WRITTEN not in verdict.message] == []


def check_answer(answer: Answer) -> None:
    verdicts = run(task_of(answer), answer.source)
    told = "\n\n".join(f"{verdict.slug}: {verdict.message or 'passed'}" for verdict in verdicts)
    failed = [verdict for verdict in verdicts if not verdict.passed]
    assert sum(verdict.earned for verdict in verdicts) == answer.score, told
    if answer.right:
        assert failed == [], told
        return
    assert [verdict.slug for verdict in failed[:1]] == [answer.caught_by], told
    assert answer.message is not None and answer.message in failed[0].message, told


def _class_of(chapter: str) -> type:
    """The tests of one chapter: `pytest --dist loadscope` gives each class to a worker of its own."""
    own_tasks = [task for task in TASKS if task.chapter == chapter]
    own_answers = [answer for answer in ANSWERS if answer.chapter == chapter]

    class Chapter:
        @pytest.mark.parametrize("task", own_tasks, ids=lambda task: task.exercise)
        def test_the_reference_gets_full_marks(self, task: Task) -> None:
            check_reference(task)

        @pytest.mark.parametrize("task", own_tasks, ids=lambda task: task.exercise)
        def test_the_blank_stub_gets_nothing_and_every_test_says_so(self, task: Task) -> None:
            check_blank(task)

        @pytest.mark.parametrize("answer", own_answers, ids=lambda answer: f"{answer.exercise}/{answer.idea}")
        def test_an_answer_gets_its_score_from_the_test_named_for_it(self, answer: Answer) -> None:
            check_answer(answer)

    return Chapter


for _chapter in CHAPTERS:
    globals()[f"Test_{_chapter}"] = _class_of(_chapter)
