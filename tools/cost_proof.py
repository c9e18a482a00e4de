"""Prove that no load decides the tests of cost: `make cost-proof`.

Judges every right answer of each test that measures scaling, again and again, while busy loops hold the processors,
and every answer that such a test is there to catch. Prints a table; the exit status is 1 if one judgement was wrong.
"""

import argparse
import contextlib
import math
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import NamedTuple

from autograder.answer_files import read_answers
from autograder.judge.client import Sandbox
from autograder.sandbox.limits import Limits
from autograder.wire.results import StepEnded, TestResult
from tools.answers.exercise import ROOT, Exercise, exercises
from tools.answers.judging import steps_of

RIGHT, WRONG, LOOPS, AT_A_TIME = 200, 50, 8, 8
HEAD = (
    "| test | answer | meant to | judged | as meant | timed out | median | slowest |\n"
    "|---|---|---|---:|---:|---:|---:|---:|"
)


class Case(NamedTuple):
    """One answer before one test of cost."""

    exercise: Exercise
    test: str
    answer: str
    source: str | None  # None: the reference
    passes: bool  # whether it is meant to


@dataclass
class Tally:
    """What came of a case so far; `walls` are seconds, one for each judgement."""

    as_meant: int = 0
    timed_out: int = 0  # the test had used its time: no points, so a wrong answer is caught by it too
    walls: list[float] = field(default_factory=list)
    messages: set[str] = field(default_factory=set)  # of those that were not as meant


def cases(reference_only: bool = False) -> list[Case]:
    """Every answer that concerns a test which measures scaling; of the right ones only the reference, if so asked."""
    found, answers = [], read_answers(ROOT)
    for exercise in exercises():
        own = [each for each in answers if (each.chapter, each.exercise) == (exercise.chapter, exercise.name)]
        for cell in exercise.cells():
            if cell.role == "tests" and "measure_scaling(" in cell.source:
                found.append(Case(exercise, cell.slug, "reference", None, True))
                for each in own:
                    if each.caught_by == cell.slug or (each.right and not reference_only):
                        found.append(Case(exercise, cell.slug, each.name, each.source, each.right))
    return found


def judge(sandbox: Sandbox, case: Case) -> TestResult:
    """What the judge says of a case: the result of its one test."""
    cells = case.exercise.cells(case.source)
    own = [cell for cell in cells if cell.role != "tests" or cell.slug == case.test]
    steps = steps_of(case.exercise, own)
    for report in sandbox.judge("practice", steps, Limits()):
        if isinstance(report, StepEnded) and isinstance(report.result, TestResult):
            return report.result
    return TestResult("crashed", "no verdict came")


def prove(
    chosen: list[Case], right: int, wrong: int, at_a_time: int = AT_A_TIME, minutes: float = math.inf
) -> dict[Case, Tally]:
    """Judge each right answer so many times, and each wrong one, in turns; end early after so many minutes."""
    tallies, turns, ends = (
        {case: Tally() for case in chosen},
        max(right, wrong),
        time.monotonic() + 60 * minutes,
    )

    def times(case: Case, turn: int) -> int:
        most = right if case.passes else wrong
        return (turn + 1) * most // turns - turn * most // turns  # spread evenly over the turns

    work = [case for turn in range(turns) for case in chosen for _ in range(times(case, turn))]
    with Sandbox() as sandbox, ThreadPoolExecutor(at_a_time) as pool:
        results = pool.map(lambda case: judge(sandbox, case) if time.monotonic() < ends else None, work)
        for case, result in zip(work, results, strict=True):
            if result is None:
                continue
            tally = tallies[case]
            tally.walls.append(result.wall)
            tally.timed_out += result.status == "timed out"
            if result.status in (("passed",) if case.passes else ("failed", "timed out")):
                tally.as_meant += 1
            else:
                tally.messages.add(f"{result.status}: {result.text}"[:1500])
    return tallies


@contextlib.contextmanager
def busy_loops(count: int) -> Iterator[None]:
    """So many processes that do nothing, as fast as they can, each in a session: Linux shares processors by those."""
    command = [sys.executable, "-c", "while True: pass"]
    loops = [subprocess.Popen(command, start_new_session=True) for _ in range(count)]
    try:
        yield
    finally:
        for loop in loops:
            loop.kill()
            loop.wait()


def rows(tallies: dict[Case, Tally]) -> Iterator[str]:
    """The table, line by line."""
    yield HEAD
    for case, tally in tallies.items():
        meant = "pass" if case.passes else "fail"
        middle, slowest = statistics.median(tally.walls or [0.0]), max(tally.walls, default=0.0)
        yield (
            f"| {case.test} | {case.answer} | {meant} | {len(tally.walls)} | {tally.as_meant} "
            f"| {tally.timed_out} | {middle:.2f} s | {slowest:.2f} s |"
        )


def main() -> int:
    """Run the proof and print it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--right", type=int, default=RIGHT, help="judgements of each right answer")
    parser.add_argument("--wrong", type=int, default=WRONG, help="judgements of each wrong answer")
    parser.add_argument("--loops", type=int, default=LOOPS, help="busy loops beside them")
    parser.add_argument("--at-a-time", type=int, default=AT_A_TIME, help="judgements side by side")
    parser.add_argument("--minutes", type=float, default=math.inf, help="end after these, with what there is")
    given = parser.parse_args()
    with busy_loops(given.loops):
        tallies = prove(cases(), given.right, given.wrong, given.at_a_time, given.minutes)
    print("\n".join(rows(tallies)))
    missed = sum(len(tally.walls) - tally.as_meant for tally in tallies.values())
    judged = sum(len(tally.walls) for tally in tallies.values())
    processors = len(os.sched_getaffinity(0))
    print(
        f"\n{judged:,} judgements beside {given.loops} busy loops on {processors} processors: {missed} wrong."
    )
    for case, tally in tallies.items():
        for message in sorted(tally.messages):
            print(f"\n{case.test}, {case.answer}: {message}")
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
