"""Print which answers take longest to judge: `make slowest-answers`.

Each answer is put in its place in the instructor's notebook, and the notebook is judged as `autograder try` does.
First all wrong answers meet the tests of their own exercise only, then the slowest of them the whole notebook.
"""

import argparse
import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from autograder.answer_files import Answer, read_answers
from autograder.grading import engine
from autograder.judge.client import Sandbox
from autograder.notebooks import flags_of, read_notebook
from autograder.sandbox.limits import Limits
from tools.answers.exercise import ROOT, exercise_of_answer
from tools.answers.judging import judge

SHOWN = 20
HEAD = "| answer | its own tests | whole notebook | slowest test | points |\n|---|---:|---:|---|---:|"


def seconds_of_tests(sandbox: Sandbox, answer: Answer) -> float:
    """How long the tests of an answer's own exercise take."""
    began = time.monotonic()
    judge(sandbox, exercise_of_answer(answer), answer.source)
    return time.monotonic() - began


def submission(answer: Answer) -> engine.Submitted:
    """The instructor's notebook with this answer in its place."""
    file = exercise_of_answer(answer).notebook
    notebook = read_notebook(file)
    for cell in notebook.cells:
        if flags_of(cell).get("grade_id") == answer.exercise:
            cell.source = answer.source
    content = json.dumps(notebook).encode()
    beside = engine.bundle_of(file).beside
    return engine.Submitted("trial", answer.chapter, file.stem, content, "practice", beside=beside)


def row(sandbox: Sandbox, answer: Answer, own: float) -> str:
    """One line of the table."""
    tests = engine.bundle_of(exercise_of_answer(answer).notebook)
    began = time.monotonic()
    verdict = engine.grade(sandbox, submission(answer), tests, Limits()).verdict
    whole = time.monotonic() - began
    slowest = max(verdict.tests, key=lambda test: test.wall)
    maximum = sum(test.maximum for test in verdict.tests)
    return (
        f"| {answer} | {own:.1f} s | {whole:.1f} s | {slowest.id}, {slowest.wall:.1f} s "
        f"| {verdict.points:g} of {maximum:g} |"
    )


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--shown", type=int, default=SHOWN, help="how many answers")
    parser.add_argument("--at-a-time", type=int, default=4, help="judged side by side in the first round")
    parser.add_argument("words", nargs="*", help="only answers whose name holds one of these")
    given = parser.parse_args()
    chosen = [
        answer
        for answer in read_answers(ROOT)
        if not answer.right and (not given.words or any(word in str(answer) for word in given.words))
    ]
    with Sandbox(ipython=True) as sandbox:
        with ThreadPoolExecutor(given.at_a_time) as pool:
            times = list(pool.map(lambda answer: seconds_of_tests(sandbox, answer), chosen))
        ranked = sorted(zip(times, chosen, strict=True), key=lambda pair: pair[0], reverse=True)
        print(HEAD)
        for own, answer in ranked[: given.shown]:
            print(row(sandbox, answer, own), flush=True)
    print(f"\n{len(chosen)} wrong answers; the tests of their own exercises took {sum(times):.0f} s.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
