"""One exercise: its tests, and the student's own cell beside them."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from autograder.feedback.failure import failure
from autograder.feedback.item import ByHand, Item
from autograder.feedback.listing import listing, output, prose
from autograder.feedback.markup import Markup, element, join
from autograder.feedback.message import lines_named
from autograder.feedback.wording import CELLS, SIGNS, WORDS, points
from autograder.grading.verdict import TestVerdict

MOST_CLAIMS = 40  # of one test


def exercise(item: Item, name: str, tests: list[TestVerdict], anchor: str) -> Markup:
    """The section of one exercise; the tests that gave no points come first."""
    if any(test.id == name for test in tests):
        return _response(item, name, tests[0], anchor)
    earned, maximum = item.scored(tests)
    heading = element(
        "h3",
        item.texts.exercises.get(name, name),
        " ",
        element("span", points(earned, maximum), class_="points"),
    )
    failed = [test for test in tests if test.status != "passed"]
    passed = [test for test in tests if test.status == "passed"]
    parts = {
        "failing": [_failed(item, group) for group in _alike(failed)],
        "own": [*_cell(item, name, tests)],
        "holding": [_passed(item, test) for test in passed],
    }
    return element(
        "section",
        heading,
        _comment(item.by_hand.get(name, ByHand()).comment),
        element(
            "div", *(element("div", *part, class_=place) for place, part in parts.items()), class_="beside"
        ),
        id=anchor,
        class_="exercise",
    )


def _response(item: Item, name: str, test: TestVerdict, anchor: str) -> Markup:
    """The section of a response: the student's own words or code, and what a person gave and said."""
    by_hand = item.by_hand.get(name, ByHand())
    marked = by_hand.points is not None
    facts = ["marked by hand" if marked else WORDS[test.status], points(item.points(test), test.maximum)]
    source = item.cells.get(name, "")
    return element(
        "section",
        element("h3", item.texts.exercises.get(name, name)),
        element(
            "article",
            element(
                "h4",
                element("span", SIGNS.get(test.status, "✗"), " ", class_="sign", aria_hidden="true"),
                "Your answer",
            ),
            element("p", " · ".join(facts), class_="facts"),
            _comment(by_hand.comment),
            prose(source, "Your answer") if source.strip() else element("p", "It is empty."),
            class_=f"test {'passed' if marked else 'unwritten'}",
        ),
        id=anchor,
        class_="exercise",
    )


def _alike(tests: list[TestVerdict]) -> Iterator[list[TestVerdict]]:
    """Neighbours of which there is the same to say: once is enough."""
    said = attrgetter("status", "message", "failure", "ending", "output")
    for _, group in groupby(tests, key=said):
        yield list(group)


def _failed(item: Item, tests: Sequence[TestVerdict]) -> Markup:
    before = [_output(tests[0].output, "Up to there, these held:")] if tests[0].output else []
    return element(
        "article",
        *(_title(item, test) for test in tests),
        failure(
            tests[0], item.texts.tests.get(tests[0].earlier, tests[0].earlier), _continued(item, tests[0])
        ),
        *before,
        *(_comment(item.by_hand.get(test.id, ByHand()).comment) for test in tests),
        class_=f"test {'unwritten' if tests[0].status == 'not written' else 'failed'}",
    )


def _continued(item: Item, test: TestVerdict) -> str:
    """The title of the exercise of the test that failed before this one, if it is not this one's."""
    earlier = next((each.exercise for each in item.verdict.tests if each.id == test.earlier), test.exercise)
    return "" if earlier == test.exercise else item.texts.exercises.get(earlier, earlier)


def _passed(item: Item, test: TestVerdict) -> Markup:
    return element(
        "article",
        _title(item, test),
        _output(test.output, None),
        _comment(item.by_hand.get(test.id, ByHand()).comment),
        class_="test passed",
    )


def _title(item: Item, test: TestVerdict) -> Markup:
    by_hand = item.by_hand.get(test.id, ByHand())
    facts = [WORDS[test.status], points(item.points(test), test.maximum)]
    if by_hand.points is not None or by_hand.extra:
        facts.append("marked by hand")
    if test.id in item.texts.hidden:
        facts.append("hidden until grading")
    if test.id in item.texts.hidden_in_part:
        facts.append("the end of it was hidden until grading")
    sign = element("span", SIGNS.get(test.status, "✗"), " ", class_="sign", aria_hidden="true")
    title = item.texts.tests.get(test.id, test.id)
    return join(element("h4", sign, title), element("p", " · ".join(facts), class_="facts"))


def _output(text: str, heading: str | None) -> Markup:
    """What a test printed: claims that held as a list, anything else as it stands."""
    if not text.strip():
        return Markup()
    lines = text.strip("\n").split("\n")
    said = element("p", heading, class_="small") if heading else Markup()
    if not all(line.startswith("✓ ") for line in lines):
        return join(said, output("\n".join(lines), "What the test printed"))
    claims = (
        element("li", element("span", "✓ ", aria_hidden="true", class_="sign"), line[2:])
        for line in lines[:MOST_CLAIMS]
    )
    more = element("li", f"and {len(lines) - MOST_CLAIMS} more") if len(lines) > MOST_CLAIMS else Markup()
    return join(said, element("ul", *claims, more, class_="claims"))


def _comment(text: str) -> Markup:
    if not text.strip():
        return Markup()
    return element("blockquote", element("strong", "Your instructor says: "), text.strip())


def _cell(item: Item, name: str, tests: list[TestVerdict]) -> Iterator[Markup]:
    """The student's solution as it was judged, with the lines marked that the tests name."""
    yield element("h4", "Your cell")
    for cell in item.verdict.cells:
        if cell.id == name and cell.status in CELLS:
            yield element("p", "It ", CELLS[cell.status], class_="meaning")
            yield element("p", cell.text, class_="said")
    source = item.cells.get(name)
    if source is None:
        yield element("p", "It is not there.")
    elif not source.strip():
        yield element("p", "It is empty.")
    else:
        lines = [line for test in tests if test.failure for line in test.failure.lines]
        lines += [cell.line for cell in item.verdict.cells if cell.id == name and cell.line]
        named = lines_named(lines, source)
        yield listing(source, f"Your cell {name}", named)
        if named:
            yield element("p", "▶ marks a line that a message names.", class_="small")
