"""Try answers as the grader does: tests in the judge, the answer in a sandbox of its own, many at a time."""

import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import NamedTuple

from autograder.exercise_names import exercise_of
from autograder.judge.client import Sandbox, Step
from autograder.notebooks import exercises_of, flags_of, read_notebook, role_of
from autograder.sandbox.limits import Limits
from autograder.wire.results import StepEnded, TestResult
from tests.support.trial import Task, Verdict

AT_A_TIME = 3


def steps_of(task: Task, source: str | None) -> list[Step]:
    """The steps that judge `source` as the exercise's solution cell; None: the reference."""
    notebook = read_notebook(task.notebook)
    names = [exercise.name for exercise in exercises_of(notebook)]
    steps: list[Step] = []
    for cell in notebook.cells:
        role, slug = role_of(cell), str(flags_of(cell).get("grade_id"))
        if role == "setup":
            steps.append(("setup", slug, str(cell.source)))
        elif role == "solution":
            own = source is not None and slug == task.exercise
            steps.append(("run", slug, str(source if own else cell.source)))
        elif role == "tests" and exercise_of(slug, names) == task.exercise:
            steps.append(("tests", slug, str(cell.source)))
    return steps


def points_of(task: Task) -> dict[str, float]:
    """What each of an exercise's tests is worth."""
    exercises = {exercise.name: exercise for exercise in exercises_of(read_notebook(task.notebook))}
    return dict(exercises[task.exercise].tests)


class Judged(NamedTuple):
    """The verdicts of one exercise's tests, in the notebook's order, and the seconds that they took."""

    verdicts: list[Verdict]
    seconds: float


def judge(sandbox: Sandbox, task: Task, source: str | None, seed: str) -> Judged:
    """Judge one answer by the tests of its exercise."""
    began = time.monotonic()
    found: dict[str, TestResult] = {}
    for report in sandbox.judge(seed, steps_of(task, source), Limits()):
        if isinstance(report, StepEnded) and isinstance(report.result, TestResult):
            found[report.slug] = report.result
    lost = TestResult("crashed", "no verdict came")
    verdicts = []
    for slug, points in points_of(task).items():
        result = found.get(slug, lost)
        verdicts.append(Verdict(slug, points, result.status == "passed", f"{result.status}: {result.text}"))
    return Judged(verdicts, time.monotonic() - began)


def judge_all(
    sandbox: Sandbox, work: Iterable[tuple[Task, str | None]], seed: str = "practice"
) -> Sequence[Judged]:
    """Judge many answers, side by side; in their order."""
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        return list(pool.map(lambda each: judge(sandbox, *each, seed), work))
