"""Answers judged as the grader does: tests in the judge, the answer in a sandbox of its own, many at a time.

Of a wrong answer one also wants to know whether the visible parts of the test cells, which are all that a student's
notebook has of them, would catch it alone. Where the hidden region ends the cell, as it does in almost all, nothing is
judged twice: a print in the place of its first marker says that the visible part has come to its end. Of any other
cell the visible part is judged by itself too, in the same judgement, against a fork of its own.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Literal

from autograder.answer_files import Answer
from autograder.grading.engine import bundle_of
from autograder.grading.parts_beside import with_parts
from autograder.judge.attempts import Step
from autograder.judge.client import Sandbox
from autograder.regions import HIDDEN_TESTS, Place, is_marked, places, without_hidden_tests, without_solution
from autograder.sandbox.limits import Limits
from autograder.wire.compiled_cell import compiled, only_says
from autograder.wire.results import StepEnded, TestResult
from tools.answers.exercise import Cell, Exercise, Verdict

KINDS = {"setup": "setup", "solution": "run", "tests": "tests"}  # of a step, by the cell's role
VISIBLE = "visible part of "  # before the id of the step that judges it
SIGN = "the visible part has come to its end"
Who = Answer | Literal["reference", "blank"]
LOST = TestResult("crashed", "no verdict came")


def judging(
    sandbox: Sandbox, answers: Mapping[Exercise, Iterable[Answer]]
) -> dict[tuple[Exercise, Who], Callable[[], list[Verdict]]]:
    """A job for each exercise's reference, blank stub and answers, in the order in which they should begin."""

    def job(exercise: Exercise, who: Who) -> Callable[[], list[Verdict]]:
        wrong = isinstance(who, Answer) and not who.right
        return lambda: judge(sandbox, exercise, code(exercise, who), visible=wrong)

    asked = [(exercise, who) for exercise, own in answers.items() for who in all_of(own)]
    return {(exercise, who): job(exercise, who) for exercise, who in sorted(asked, key=turn)}


def all_of(answers: Iterable[Answer]) -> list[Who]:
    """Reference, blank stub and answers."""
    return ["reference", "blank", *answers]


def turn(work: tuple[Exercise, Who]) -> int:
    """When to begin with something: references first, then what hangs and takes longest."""
    _, who = work
    return (1 if who.hangs else 2) if isinstance(who, Answer) else 0


def code(exercise: Exercise, who: Who) -> str | None:
    """What stands for the exercise's solution; None: the reference, as the notebook has it."""
    if isinstance(who, Answer):
        return who.source
    return without_solution(exercise.reference) if who == "blank" else None


def judge(
    sandbox: Sandbox, exercise: Exercise, answer: str | None, visible: bool = False, seed: str = "practice"
) -> list[Verdict]:
    """The verdicts of one exercise's tests, in the notebook's order; with `visible` also of their visible parts."""
    cells = list(exercise.cells(answer))
    tests = [cell for cell in cells if cell.role == "tests"]
    if visible:
        cells = [_signed(cell) or cell if cell in tests else cell for cell in cells]
        cells += [
            replace(cell, slug=VISIBLE + cell.slug, source=without_hidden_tests(cell.source))
            for cell in tests
            if _is_seen_in_part(cell) and _signed(cell) is None
        ]
    found: dict[str, TestResult] = {}
    for report in sandbox.judge(seed, steps_of(exercise, cells), Limits()):
        if isinstance(report, StepEnded) and isinstance(report.result, TestResult):
            found[report.slug] = report.result
    return [_verdict(cell, found, visible) for cell in tests]


def steps_of(exercise: Exercise, cells: Iterable[Cell]) -> list[Step]:
    """The steps in which the judge takes these cells; what they take from other notebooks is the instructor's."""
    beside = bundle_of(exercise.notebook).beside
    return with_parts([(KINDS[cell.role], cell.slug, cell.source) for cell in cells], beside, beside)


def _is_seen_in_part(cell: Cell) -> bool:
    """Whether a test cell has a hidden region, and something to run outside it."""
    return is_marked(cell.source, HIDDEN_TESTS) and not only_says(without_hidden_tests(cell.source))


def _signed(cell: Cell) -> Cell | None:
    """A test cell that prints a sign where its visible part ends; None where that is not before all that is hidden."""
    if not _is_seen_in_part(cell):
        return None
    lines, signs = [], 0
    for _, line, place in places(cell.source, HIDDEN_TESTS):
        if place is Place.BEGIN:
            line, signs = f"{line[: len(line) - len(line.lstrip())]}print({SIGN!r})", signs + 1
        elif signs and place is Place.OUTSIDE and line.strip():
            return None
        lines.append(line)
    signed = replace(cell, source="\n".join(lines))
    return signed if signs == 1 and compiled(cell.slug, signed.source).code else None


def _verdict(cell: Cell, found: dict[str, TestResult], visible: bool) -> Verdict:
    result = found.get(cell.slug, LOST)
    passed = result.status == "passed"
    return Verdict(
        cell.slug,
        cell.points,
        passed,
        message=f"{result.status}: {result.text}",
        hints=result.failure.hints if result.failure else (),
        visible_passed=_visible_passed(cell, found) if visible else None,
    )


def _visible_passed(cell: Cell, found: dict[str, TestResult]) -> bool | None:
    """Whether the visible part of a judged test cell passed; None where there is none."""
    whole = found.get(cell.slug, LOST)
    if only_says(without_hidden_tests(cell.source)):
        return None
    if whole.status == "passed" or not is_marked(cell.source, HIDDEN_TESTS):
        return whole.status == "passed"
    if _signed(cell) is not None:
        return SIGN in whole.output
    return found.get(VISIBLE + cell.slug, LOST).status == "passed"
