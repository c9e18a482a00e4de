"""Marks as a table of students by exercises."""

from collections.abc import Callable, Iterable, Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from autograder.marks.read import LATE, Mark
from autograder.plain_text import one_line

MISSING, WAITING, ASTRAY, BY_HAND = "-", "...", "?", "*"
LONGEST_NAME = 32  # characters in a line of a student's name; what is longer goes on in the next
LEGEND = {
    "unrecognised": f"{ASTRAY} something handed in that is no notebook of this course, see the warnings",
    "missing": f"{MISSING} nothing handed in",
    "waiting": f"{WAITING} not graded yet",
    "needs grader": f"{BY_HAND} waits for a person's mark, see `make formgrader`",
    "broken": "! handed in, but it cannot be graded",
}


def print_marks(console: Console, marks: list[Mark]) -> None:
    """Print marks, each as earned/maximum: in one table if it fits, else by assignment, else by notebook."""
    by_assignment = _grouped(marks, lambda mark: mark.submission.assignment)
    by_notebook = _grouped(marks, lambda mark: f"{mark.submission.assignment}/{mark.submission.notebook}")
    for groups in ({"Marks": marks}, by_assignment, by_notebook):
        tables = [_table(title, group) for title, group in groups.items()]
        if len(groups) > 1:
            totals = _totals(groups)
            tables.append(totals if _fits(console, totals) else _totals(by_assignment))
        if all(_fits(console, table) for table in tables):
            break
    width = console.width
    try:
        for table in tables:  # one that fits in no way is printed whole, and the terminal wraps its lines
            console.width = max(width, _measured(console, table))
            console.print(table)
    finally:
        console.width = width
    legend = [text for state, text in LEGEND.items() if any(mark.state == state for mark in marks)]
    if legend:
        console.print("   ".join(legend), style="dim", highlight=False)


def _grouped(marks: list[Mark], title: Callable[[Mark], str]) -> dict[str, list[Mark]]:
    groups: dict[str, list[Mark]] = {}
    for mark in marks:
        groups.setdefault(title(mark), []).append(mark)
    return groups


def _fits(console: Console, table: Table) -> bool:
    return _measured(console, table) <= console.width


def _measured(console: Console, table: Table) -> int:
    """The width that a table needs so that nothing is cut off."""
    return console.measure(table, options=console.options.update(max_width=10_000)).maximum


def _table(title: str, marks: list[Mark]) -> Table:
    exercises = list(dict.fromkeys((mark.submission.assignment, mark.exercise) for mark in marks))
    table = _frame(title, [exercise for _, exercise in exercises])
    for student, own in _by_student(marks):
        by_exercise = {(mark.submission.assignment, mark.exercise): mark for mark in own}
        table.add_row(
            Text(one_line(student)), *(_cell([by_exercise[key]]) for key in exercises), _cell(own, bold=True)
        )
    return table


def _totals(groups: dict[str, list[Mark]]) -> Table:
    table = _frame("Totals", list(groups))
    rows = _by_student([mark for group in groups.values() for mark in group])
    for student, own in rows:
        sums = [
            _cell([mark for mark in group if mark.submission.student == student]) for group in groups.values()
        ]
        table.add_row(Text(one_line(student)), *sums, _cell(own, bold=True))
    return table


def _frame(title: str, columns: Iterable[str]) -> Table:
    table = Table(title=title, title_justify="left")
    table.add_column("student", overflow="fold", max_width=LONGEST_NAME)
    for column in columns:
        table.add_column(Text(column.replace("/", "/\n")), justify="right")
    table.add_column("all", justify="right", no_wrap=True)
    return table


def _by_student(marks: list[Mark]) -> Iterator[tuple[str, list[Mark]]]:
    students: dict[str, list[Mark]] = {}
    for mark in marks:
        students.setdefault(mark.submission.student, []).append(mark)
    yield from students.items()


def _cell(marks: list[Mark], bold: bool = False) -> Text:
    """The sum of some marks: colour never alone, the numbers and signs say it all."""
    states = {mark.state for mark in marks}
    earned, maximum = sum(mark.earned or 0 for mark in marks), sum(mark.maximum for mark in marks)
    if all(mark.exercise == LATE for mark in marks):
        return Text(f"{earned:g}" if earned else "")
    if not earned and states <= {"missing", "unrecognised"}:
        return Text(ASTRAY if "unrecognised" in states else MISSING)
    if not earned and states == {"waiting"}:
        return Text(WAITING)
    signs = {"broken": "!", "unrecognised": ASTRAY, "waiting": WAITING, "needs grader": BY_HAND}
    sign = next((each for state, each in signs.items() if state in states), "")
    colour = "green" if earned >= maximum else "red" if earned == 0 else "yellow"
    return Text(f"{sign}{earned:g}/{maximum:g}", style=f"bold {colour}" if bold else colour)
