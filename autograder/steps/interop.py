"""Every pair of a class's TCPs, as a table on the terminal and as a page."""

import re
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table as Printed
from rich.text import Text

from autograder.course_folder import Course
from autograder.errors import UserError
from autograder.interop.meeting import FETCHES, SERVES
from autograder.interop.page import HELD, NOT, matrix_page
from autograder.interop.tournament import Table, tournament
from autograder.plain_text import readable
from autograder.steps.grade import submitted_of, tests_of
from autograder.submissions.handed_in import HandedIn

_DEFINES = [re.compile(rb'"def %s\(' % name.encode()) for name in (FETCHES, SERVES)]
_MOST_SHOWN = 20  # failures on the terminal; the page has all


def interop(
    course: Course,
    assignments: list[str],
    students: list[str],
    *,
    sandboxed: bool,
    jobs: int | None = None,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> tuple[Table, Path]:
    """Let the TCPs of these students meet, each pair twice; return the table and the page that shows it.

    They come from the notebook that defines what fetches and what serves. Raises UserError where no notebook of these
    assignments does, and where fewer than two students handed it in.
    """
    assignment, notebook = _capstone(course, assignments)
    handed_in = HandedIn(course)
    submissions = [
        each for each in handed_in.submissions([assignment], students) if each.notebook == notebook
    ]
    if len(submissions) < 2:
        raise UserError(
            f"{len(submissions)} of these students handed in {assignment}/{notebook}; a meeting takes two."
        )
    tests = tests_of(course, submissions[0])
    table = tournament(
        [submitted_of(course, handed_in, each, tests) for each in submissions],
        tests,
        course.judging.limits,
        sandboxed=sandboxed,
        jobs=jobs,
        progress=progress,
    )
    page = course.build / "interop" / f"{assignment}.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(matrix_page(f"{assignment}: who can talk to whom", table), encoding="utf-8")
    return table, page


def _capstone(course: Course, assignments: list[str]) -> tuple[str, str]:
    """The notebook whose answer has a client and a server."""
    for assignment in assignments:
        for notebook in course.notebooks(assignment):
            content = course.source(assignment, notebook).read_bytes()
            if all(defines.search(content) for defines in _DEFINES):
                return assignment, notebook
    raise UserError(
        f"No notebook of {', '.join(assignments)} defines {FETCHES} and {SERVES}, which meetings need."
    )


def print_matrix(console: Console, table: Table) -> None:
    """Print who can talk to whom, and what went wrong where somebody cannot."""
    there, results = table.present, table.results
    printed = Printed("fetches", *(escape(readable(each)) for each in there), "whole", box=None)
    for client in there:
        came = [results.get((client, server)) for server in there]
        signs = ["" if each is None else HELD if each.whole else NOT for each in came]
        printed.add_row(Text(readable(client)), *signs, f"{table.count(client)}/{2 * (len(there) - 1)}")
    console.print(printed)
    failed = [(pair, met) for pair, met in sorted(results.items()) if not met.whole]
    for (client, server), met in failed[:_MOST_SHOWN]:
        whose = f" ({met.culprit})" if met.culprit else ""
        _say(console, f"{client} from {server}{whose}: {met.sentence}")
    if len(failed) > _MOST_SHOWN:
        _say(console, f"and {len(failed) - _MOST_SHOWN} more, which the page has.")
    for student, reason in table.absent.items():
        _say(console, f"{student} is not in the table: {reason}")


def _say(console: Console, text: str) -> None:
    console.print(readable(text), markup=False, highlight=False, soft_wrap=True)
