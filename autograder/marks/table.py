"""Marks as a table of students by exercises."""

from collections.abc import Callable, Iterable, Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from autograder.marks.read import Mark

MISSING, WAITING = "-", "..."
LEGEND = {
    "missing": f"{MISSING} nothing handed in",
    "waiting": f"{WAITING} not graded yet",
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
    for table in tables:
        console.print(table)
    legend = [text for state, text in LEGEND.items() if any(mark.state == state for mark in marks)]
    if legend:
        console.print("   ".join(legend), style="dim", highlight=False)


def _grouped(marks: list[Mark], title: Callable[[Mark], str]) -> dict[str, list[Mark]]:
    groups: dict[str, list[Mark]] = {}
    for mark in marks:
        groups.setdefault(title(mark), []).append(mark)
    return groups


def _fits(console: Console, table: Table) -> bool:
    return console.measure(table, options=console.options.update(max_width=10_000)).maximum <= console.width


def _table(title: str, marks: list[Mark]) -> Table:
    exercises = list(dict.fromkeys((mark.submission.assignment, mark.exercise) for mark in marks))
    table = _frame(title, [exercise for _, exercise in exercises])
    for student, own in _by_student(marks):
        by_exercise = {(mark.submission.assignment, mark.exercise): mark for mark in own}
        table.add_row(Text(student), *(_cell([by_exercise[key]]) for key in exercises), _cell(own, bold=True))
    return table


def _totals(groups: dict[str, list[Mark]]) -> Table:
    table = _frame("Totals", list(groups))
    rows = _by_student([mark for group in groups.values() for mark in group])
    for student, own in rows:
        sums = [
            _cell([mark for mark in group if mark.submission.student == student]) for group in groups.values()
        ]
        table.add_row(Text(student), *sums, _cell(own, bold=True))
    return table


def _frame(title: str, columns: Iterable[str]) -> Table:
    table = Table(title=title, title_justify="left")
    table.add_column("student", no_wrap=True)
    for column in columns:
        table.add_column(Text(column.replace("/", "/\n")), justify="right")
    table.add_column("all", justify="right")
    return table


def _by_student(marks: list[Mark]) -> Iterator[tuple[str, list[Mark]]]:
    students: dict[str, list[Mark]] = {}
    for mark in marks:
        students.setdefault(mark.submission.student, []).append(mark)
    yield from students.items()


def _cell(marks: list[Mark], bold: bool = False) -> Text:
    """The sum of some marks: colour never alone, the numbers and signs say it all."""
    states = {mark.state for mark in marks}
    if states == {"missing"}:
        return Text(MISSING)
    if states == {"waiting"}:
        return Text(WAITING)
    earned, maximum = sum(mark.earned or 0 for mark in marks), sum(mark.maximum for mark in marks)
    sign = "!" if "broken" in states else WAITING if "waiting" in states else ""
    colour = "green" if earned >= maximum else "red" if earned == 0 else "yellow"
    return Text(f"{sign}{earned:g}/{maximum:g}", style=f"bold {colour}" if bold else colour)
