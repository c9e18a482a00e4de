"""The tests are tested: every answer gets exactly its score, from the test that was to catch it.

All answers are judged as the grader judges. Reference, blank stub and right answers run a second time in one
process with the tests, as in a student's own notebook. Most of it is waiting: as soon as the first test asks, all
that will be asked for begins in the background, as much at a time as keeps the processors busy, and the tests of this
module, which `pytest --dist loadscope` gives to one worker, wait for what concerns them.
`python -m tools.answers EXERCISE` judges the answers to one exercise, and shows what came of each.
"""

import functools
from collections.abc import Callable, Iterator
from typing import Literal

import pytest

from autograder.answer_files import Answer, read_answers
from autograder.judge.client import Sandbox
from autograder.judge.judge import SIDE_BY_SIDE
from loopback.check.attempt import NOT_WRITTEN
from tests.support.trial import run
from tools.answers.exercise import ROOT, Exercise, Verdict, exercise_of_answer, exercises
from tools.answers.faults import faults, visibility_faults
from tools.answers.judging import Who, all_of, code, judging, turn
from tools.answers.side_by_side import side_by_side

pytestmark = pytest.mark.takes(200)

World = Literal["judge", "notebook"]
Verdicts = Callable[[World, Exercise, Who], list[Verdict]]
ANSWERS = read_answers(ROOT)
RIGHT = [answer for answer in ANSWERS if answer.right]
EXERCISES = exercises()
SEEN = 0.85  # of all wrong answers, what visible parts of tests must catch
FEWEST_WRONG, MOST_WRONG = 5, 20  # wrong answers of an exercise: more kinds than that are more than one step


def of(exercise: Exercise) -> list[Answer]:
    """The answers to an exercise."""
    return [
        answer for answer in ANSWERS if (answer.chapter, answer.exercise) == (exercise.chapter, exercise.name)
    ]


WRONG = [answer for answer in ANSWERS if not answer.right]
each_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=str)
each_world = pytest.mark.parametrize("world", ["judge", "notebook"])
each_answer = pytest.mark.parametrize("answer", ANSWERS, ids=str)


@pytest.fixture(scope="module")
def verdicts(request: pytest.FixtureRequest) -> Iterator[Verdicts]:
    """What becomes of an exercise's reference, blank stub and answers, in the judge or in a notebook's one process."""
    own = (item for item in request.session.items if item.path == request.path)
    asked = {value for item in own if hasattr(item, "callspec") for value in item.callspec.params.values()}
    answers = {each: of(each) for each in EXERCISES if asked & {each, *of(each)}}
    jobs: dict[tuple[World, Exercise, Who], Callable[[], list[Verdict]]] = {}
    for each, own in answers.items():
        for who in all_of(answer for answer in own if answer.right):
            jobs["notebook", each, who] = functools.partial(run, each, code(each, who))
    with Sandbox(ipython=True) as sandbox:
        jobs |= {("judge", *key): job for key, job in judging(sandbox, answers).items()}
        # In the order of the tests, so that none waits long.
        jobs = dict(sorted(jobs.items(), key=lambda job: (turn(job[0][1:]), job[0][0])))
        with side_by_side(jobs) as coming:
            yield lambda world, exercise, who: coming[world, exercise, who].result()


def told(verdicts: list[Verdict]) -> str:
    return "\n\n".join(f"{verdict.slug}: {verdict.message or 'passed'}" for verdict in verdicts)


def test_the_course_has_exercises_and_answers() -> None:
    assert EXERCISES, "course/ has no exercise: press it with `make course`"
    assert ANSWERS, "tests/answers/ is empty"


@each_exercise
def test_every_exercise_has_two_right_and_five_to_twenty_wrong_answers(exercise: Exercise) -> None:
    wrong = [answer.name for answer in of(exercise) if not answer.right]
    assert len(of(exercise)) - len(wrong) >= 2
    assert len(wrong) >= FEWEST_WRONG
    assert len(wrong) <= MOST_WRONG, f"keep one of each kind: {', '.join(wrong)}"


@each_answer
def test_every_answer_belongs_to_an_exercise(answer: Answer) -> None:
    exercise_of_answer(answer)


@each_world
@each_exercise
def test_the_reference_gets_full_marks(exercise: Exercise, world: World, verdicts: Verdicts) -> None:
    found = verdicts(world, exercise, "reference")
    assert found
    assert [verdict.message for verdict in found if not verdict.passed] == []


@each_world
@each_exercise
def test_the_blank_stub_gets_nothing(exercise: Exercise, world: World, verdicts: Verdicts) -> None:
    found = verdicts(world, exercise, "blank")
    assert [verdict.slug for verdict in found if verdict.passed] == []
    assert [verdict.message for verdict in found if NOT_WRITTEN not in verdict.message] == []


@each_answer
def test_an_answer_gets_its_score_from_the_test_named_for_it(answer: Answer, verdicts: Verdicts) -> None:
    found = verdicts("judge", exercise_of_answer(answer), answer)
    assert list(faults(answer, found)) == [], told(found)
    # Only the tests that ran at the moment of the first hang waited in full: counted, since load adds time.
    hung = [verdict.message for verdict in found if "had not returned after" in verdict.message]
    assert len([message for message in hung if "since it has hung before" not in message]) <= SIDE_BY_SIDE, (
        hung
    )


@pytest.mark.parametrize("answer", RIGHT, ids=str)
def test_a_right_answer_gets_full_marks_in_a_notebook(answer: Answer, verdicts: Verdicts) -> None:
    found = verdicts("notebook", exercise_of_answer(answer), answer)
    assert list(faults(answer, found)) == [], told(found)


@pytest.mark.parametrize("answer", WRONG, ids=str)
def test_a_visible_part_catches_a_wrong_answer_or_its_file_says_why_not(
    answer: Answer, verdicts: Verdicts
) -> None:
    found = verdicts("judge", exercise_of_answer(answer), answer)
    assert list(visibility_faults(answer, found)) == [], told(found)


def test_visible_parts_catch_most_wrong_answers_of_the_course() -> None:
    """By what the answers' files say, which the test above holds against the judge."""
    missed = [str(answer) for answer in WRONG if answer.unseen is not None]
    assert len(missed) <= (1 - SEEN) * len(WRONG), missed
