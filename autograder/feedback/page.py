"""The page: what was earned, then each notebook, then each exercise."""

from collections.abc import Iterator, Sequence

from autograder.feedback.document import captioned_table, document
from autograder.feedback.exercise import exercise
from autograder.feedback.item import Item
from autograder.feedback.listing import listing
from autograder.feedback.markup import Markup, element, join
from autograder.feedback.message import lines_named
from autograder.feedback.wording import CELLS, SIGNS, WORDS, amount, count, how_late, points
from autograder.grading.verdict import CellVerdict, TestVerdict

MOST_CELLS = 20  # of those that stopped; the first are the cause, the others mostly what follows from it


def page(student: str, items: Sequence[Item], astray: Sequence[tuple[str, str]] = ()) -> str:
    """One student's feedback on some notebooks, as a web page that needs nothing but itself.

    `astray` are the files that were handed in and are not graded: the path of each, and why.
    """
    title = f"Feedback for {student}"
    return document(
        title,
        element("header", element("h1", title), *_total(items), *_astray(astray)),
        element("main", *(_notebook(item, f"n{number}") for number, item in enumerate(items, 1))),
        element("footer", element("p", *_made_by(items))),
    )


def _astray(files: Sequence[tuple[str, str]]) -> Iterator[Markup]:
    """The files that were handed in and are not graded."""
    if files:
        yield element("h2", "Handed in, and not graded")
        yield element(
            "ul",
            *(element("li", element("code", place), " ", reason) for place, reason in files),
            class_="astray",
        )


def _total(items: Sequence[Item]) -> Iterator[Markup]:
    if not items:
        return
    scores = [item.total for item in items]
    earned, maximum = sum(_by_assignment(items).values()), sum(score[1] for score in scores)
    yield element("p", element("strong", points(earned, maximum)), class_="total")
    if waiting := sum(item.waiting for item in items):
        wait = "waits" if waiting == 1 else "wait"
        yield element("p", f"Of these, {amount(waiting)} {wait} for a person's mark.", class_="small")
    if len(items) > 1:
        rows: list[Sequence[str]] = [
            (
                join(
                    element("a", item.title, href=f"#n{number}"),
                    " ",
                    element("span", item.verdict.assignment, class_="small"),
                ),
                _score(*score),
            )
            for number, (item, score) in enumerate(zip(items, scores, strict=True), 1)
        ]
        rows.append(("All", _score(earned, maximum)))
        yield captioned_table("Points by notebook", ("Notebook", "Points"), rows)


def _by_assignment(items: Sequence[Item]) -> dict[str, float]:
    """The points of each assignment; nbgrader takes penalties off the points of all its notebooks together."""
    left: dict[str, float] = {}
    for item in items:
        earned, _ = item.scored(item.verdict.tests)
        name = item.verdict.assignment
        left[name] = left.get(name, 0.0) + earned - item.late.penalty
    return {name: max(0.0, points) for name, points in left.items()}


def _notebook(item: Item, anchor: str) -> Markup:
    where = f"{item.verdict.assignment}/{item.verdict.notebook}"
    exercises = list(enumerate(item.exercises.items(), 1))
    sections = [exercise(item, name, tests, f"{anchor}e{at}") for at, (name, tests) in exercises]
    rows: list[Sequence[str]] = [
        (
            _link(
                item.texts.exercises.get(name, name), f"#{anchor}e{at}", there=item.verdict.problem is None
            ),
            _signs(item, tests),
            _score(*item.scored(tests)),
        )
        for at, (name, tests) in exercises
    ]
    if item.late.penalty:
        rows.append(("Late", "", f"-{item.late.penalty:g}"))
    rows.append(("All", "", _score(*item.total)))
    return element(
        "section",
        element("h2", item.title),
        element("p", where, class_="small"),
        *_remarks(item),
        captioned_table(f"Points in {item.title}", ("Exercise", "Tests", "Points"), rows),
        *(sections if item.verdict.problem is None else ()),
        *_stopped(item),
        *_notes(item),
        id=anchor,
        class_="notebook",
    )


def _link(text: str, target: str, there: bool) -> str:
    return element("a", text, href=target) if there else text


def _remarks(item: Item) -> Iterator[Markup]:
    if item.verdict.problem:
        yield element(
            "p",
            element("strong", "This notebook could not be read. "),
            item.verdict.problem,
            " No test could run, so there are no points yet.",
        )
    if item.late.seconds or item.late.penalty:
        cost = f", which costs {amount(item.late.penalty)}" if item.late.penalty else ""
        yield element(
            "p", f"Handed in {how_late(item.late.seconds)} after the due date{cost}.", class_="meaning"
        )
    if item.newer:
        yield element(
            "p",
            "You handed this notebook in again after it was graded. What you see here is about the earlier one.",
            class_="meaning",
        )


def _stopped(item: Item) -> Iterator[Markup]:
    """The student's other cells that did not come to their end."""
    stopped = [
        cell
        for cell in item.verdict.cells
        if cell.status in CELLS and cell.id not in item.meant and cell.id not in item.exercises
    ]
    if not stopped:
        return
    yield element("h3", "Cells that stopped on the way")
    yield element(
        "p",
        "They cost no points by themselves; what they should have defined may be missing in the cells after them.",
    )
    yield from (_stopped_cell(item, cell) for cell in stopped[:MOST_CELLS])
    if len(stopped) > MOST_CELLS:
        yield element("p", f"And {count(len(stopped) - MOST_CELLS, 'more cell')}.")


def _stopped_cell(item: Item, cell: CellVerdict) -> Markup:
    parts = [element("p", element("strong", cell.id[:1].upper() + cell.id[1:]), " ", CELLS[cell.status])]
    source = item.cells.get(cell.id, "")
    if cell.status != "skipped":
        parts.append(element("p", cell.text, class_="said"))
        if source.strip():
            parts.append(
                listing(source, f"Your {cell.id}", lines_named([cell.line] if cell.line else [], source))
            )
    return element("div", *parts, class_="stopped")


def _notes(item: Item) -> Iterator[Markup]:
    notes = item.verdict.notes
    if notes:
        yield element("h3", "What was not as it had been handed out")
        shown = [element("li", note) for note in notes[:MOST_CELLS]]
        if len(notes) > MOST_CELLS:
            shown.append(element("li", f"and {count(len(notes) - MOST_CELLS, 'more note')}"))
        yield element("ul", *shown)


def _signs(item: Item, tests: list[TestVerdict]) -> Markup:
    signs = " ".join(SIGNS.get(test.status, "✗") for test in tests)
    passed = sum(test.status == "passed" for test in tests)
    said = f"{passed} of {count(len(tests), 'test')} passed"
    if tests[0].status == "by hand":
        said = WORDS["by hand"] if item.waits(tests[0]) else "marked by hand"
    return join(
        element("span", signs, aria_hidden="true", class_="signs"), element("span", said, class_="unseen")
    )


def _score(earned: float, maximum: float) -> Markup:
    return join(f"{earned:g}", element("span", " of ", class_="of"), f"{maximum:g}")


def _made_by(items: Sequence[Item]) -> Iterator[str]:
    yield "Each test ran in a process of its own beside yours, against live sockets on loopback. "
    versions = {str(item.verdict.versions.get("loopback-course", "")) for item in items} - {""}
    if versions:
        yield f"Graded by loopback-course {', '.join(sorted(versions))}."
