"""What the cells and tests of a class cost in plain Python: nothing around them, one process, one after the other."""

import ast
import asyncio
import contextlib
import inspect
import io
import os
import sys
import time

from autograder.course_folder import Course, Submission
from autograder.grading import engine
from autograder.grading.cell_plan import make_plan
from autograder.grading.parts_beside import with_parts
from autograder.notebooks import parse_notebook

Steps = list[tuple[str, str, str]]  # kind, id, source

AT_A_TIME = 8  # they mostly wait, and waiting costs no processor time


def steps_of(course: Course, chapter: str, student: str) -> list[Steps]:
    """What runs of each notebook of a student's, in the order in which it runs when it is graded."""
    return [_steps(course, Submission(student, chapter, name)) for name in course.notebooks(chapter)]


def _steps(course: Course, submission: Submission) -> Steps:
    submitted = course.file("submitted", submission)
    tests = engine.bundle_of(course.source(submission.assignment, submission.notebook))
    plan = make_plan(tests.source, parse_notebook(submitted.read_bytes(), submitted.name))
    beside = tests.beside_of(lambda name: submitted.with_name(f"{name}.ipynb").read_bytes())
    return with_parts(plan.steps, tests.beside, beside)


def run_bare(notebooks: list[Steps]) -> None:
    """Run all cells and tests of these notebooks, each notebook in a fork."""
    import loopback.draw.widgets  # noqa: F401 - imported once, as in the grader's warm process

    running = 0
    for steps in notebooks:
        if running == AT_A_TIME:
            os.wait()
            running -= 1
        if os.fork() == 0:
            with (
                contextlib.suppress(BaseException),
                open(os.devnull, "w") as nothing,
                contextlib.redirect_stderr(nothing),
            ):
                _execute(steps)
            os._exit(0)
        running += 1
    for _ in range(running):
        os.wait()


def _execute(steps: Steps) -> None:
    names: dict[str, object] = {"__name__": "__main__"}
    ends = time.monotonic() + 120.0
    for kind, slug, source in steps:
        if time.monotonic() > ends:
            return
        with contextlib.suppress(Exception), contextlib.redirect_stdout(io.StringIO()):
            code = compile(
                source, f"<{slug}>", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True
            )
            # What other notebooks give is a constant of the main module.
            result = eval(code, vars(sys.modules["__main__"]) if kind == "beside" else names)
            if inspect.iscoroutine(result):
                asyncio.run(result)
