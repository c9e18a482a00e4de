"""Every pair of a class's TCPs, as a table on the terminal and as a page."""

import re
from collections.abc import Callable
from pathlib import Path

from rich.console import Console

from autograder.course_folder import Course
from autograder.errors import UserError
from autograder.interop.meeting import FETCHES, SERVES
from autograder.interop.page import UNKNOWN, matrix_page, meanings, said_most, sign_of
from autograder.interop.tournament import SIDES, Table, tournament
from autograder.plain_text import one_line, readable
from autograder.steps.grade import submitted_of, tests_of
from autograder.submissions.handed_in import HandedIn
from autograder.whole_file import write_whole

_DEFINES = [re.compile(rb'"def %s\(' % name.encode()) for name in (FETCHES, SERVES)]


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
    write_whole(page, matrix_page(f"{assignment}: who can talk to whom", table))
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
    """Print who can talk to whom (rows fetch, columns serve), who is at fault, and what was said most often."""
    there = table.present
    names = [f"{number:>2} {readable(each)}" for number, each in enumerate(there, 1)]
    wide = max(map(len, names)) + 3 * len(there) + 8
    # Numbers stand upright above their columns, so that thirty columns fit into a common terminal.
    gap = "  " if wide <= console.width else " " if wide - len(there) <= console.width else ""
    for digits in zip(*(f"{number:>2}" for number in range(1, len(there) + 1)), strict=True):
        _say(console, f"{'':{max(map(len, names))}}  {gap.join(digits)}")
    for client, name in zip(there, names, strict=True):
        came = [table.results.get((client, server)) for server in there]
        signs = gap.join(" " if each is None else sign_of(each) for each in came)
        _say(console, f"{name:{max(map(len, names))}}  {signs}  {table.tally(client)}")
    if table.failed:
        _say(console, meanings(table))
    for student in there:
        if faults := table.faults(student):
            count = f"{len(faults)} meetings" if len(faults) > 1 else "one meeting"
            roles = [side for side, place in SIDES.items() if any(pair[place] == student for pair in faults)]
            _say(
                console,
                f"{student}: at fault in {count}, as {' and '.join(roles)}: {said_most(table, student)}",
            )
    for (client, server), met in table.failed.items():
        if sign_of(met) == UNKNOWN:
            _say(console, f"{client} from {server}, and nobody can say by whose fault: {met.sentence}")
    for student, reason in table.absent.items():
        _say(console, f"{student} is not in the table: {reason}")


def _say(console: Console, text: str) -> None:
    # An error's text is a student's: with line ends in it, it could say anything of anybody.
    console.print(one_line(text), markup=False, highlight=False, soft_wrap=True)
