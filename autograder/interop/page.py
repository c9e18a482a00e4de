"""The matrix of a tournament as a web page: who can talk to whom, and below it what went wrong, with its ladder."""

from base64 import b64encode
from collections.abc import Iterator

from autograder.feedback.markup import Markup, element, join
from autograder.feedback.style import POLICY, STYLE
from autograder.interop.tournament import SIDES, Pair, Table

HELD, NOT = "✓", "✗"


def matrix_page(title: str, table: Table) -> str:
    """The page, which needs nothing but itself; no script runs in it."""
    failed = {
        pair: f"m{number}"
        for number, pair in enumerate(sorted(table.results), 1)
        if not table.results[pair].whole
    }
    head = (
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        element("style", Markup(STYLE)),
    )
    whole = sum(met.whole for met in table.results.values())
    body = (
        element("h1", title),
        element("p", f"In {whole} of {len(table.results)} meetings the file came whole.", class_="total"),
        element("p", "A row fetches a file, a column serves it, over a link that loses, doubles and delays."),
        _matrix(table, failed),
        *_absent(table),
        *(part for pair, anchor in failed.items() for part in _failure(table, pair, anchor)),
    )
    document = element("html", element("head", *head), element("body", *body), lang="en")
    return f"<!DOCTYPE html>\n{document}\n"


def _matrix(table: Table, failed: dict[Pair, str]) -> Markup:
    there = [student for student in table.students if student not in table.absent]
    columns = (element("th", "fetches ↓  serves →"), *(element("th", each, scope="col") for each in there))
    rows = []
    for client in there:
        cells = [_cell(table, failed, (client, server)) for server in there]
        rows.append(element("tr", element("th", client, scope="row"), *cells))
    caption = element("caption", "Who can talk to whom")
    return element("table", caption, element("thead", element("tr", *columns)), element("tbody", *rows))


def _cell(table: Table, failed: dict[Pair, str], pair: Pair) -> Markup:
    if pair in failed:
        return element("td", element("a", NOT, href=f"#{failed[pair]}", aria_label="it did not; why"))
    return element("td", HELD if pair in table.results else "")


def _absent(table: Table) -> Iterator[Markup]:
    if table.absent:
        yield element("h2", "Not in the table")
        yield element(
            "ul", *(element("li", element("strong", who), " ", why) for who, why in table.absent.items())
        )


def _failure(table: Table, pair: Pair, anchor: str) -> Iterator[Markup]:
    met = table.results[pair]
    whose = f"{pair[SIDES[met.culprit]]}, the {met.culprit}: " if met.culprit in SIDES else ""
    yield element("h2", f"{pair[0]} fetches from {pair[1]}", id=anchor)
    yield element("p", join(whose, met.sentence), class_="said")
    if met.ladder:
        source = f"data:image/svg+xml;base64,{b64encode(met.ladder.encode()).decode()}"
        yield element(
            "details",
            element("summary", "The ladder"),
            element("img", src=source, alt="the segments of this meeting"),
        )
