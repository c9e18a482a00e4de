"""The matrix of a tournament as a web page: who can talk to whom, and below it what went wrong, with its ladder."""

from base64 import b64encode
from collections.abc import Iterator

from autograder.feedback.document import captioned_table, document
from autograder.feedback.markup import Markup, element, join
from autograder.interop.tournament import SIDES, Pair, Table

HELD, NOT = "✓", "✗"


def matrix_page(title: str, table: Table) -> str:
    """The page, which needs nothing but itself; no script runs in it."""
    failed = {
        pair: f"m{number}"
        for number, pair in enumerate(sorted(table.results), 1)
        if not table.results[pair].whole
    }
    whole = sum(met.whole for met in table.results.values())
    return document(
        title,
        element("h1", title),
        element("p", f"In {whole} of {len(table.results)} meetings the file came whole.", class_="total"),
        element("p", "A row fetches a file, a column serves it, over a link that loses, doubles and delays."),
        _matrix(table, failed),
        *_absent(table),
        *(part for pair, anchor in failed.items() for part in _failure(table, pair, anchor)),
    )


def _matrix(table: Table, failed: dict[Pair, str]) -> Markup:
    there = table.present
    rows = [(client, *(_cell(table, failed, (client, server)) for server in there)) for client in there]
    return captioned_table("Who can talk to whom", ("fetches ↓  serves →", *there), rows)


def _cell(table: Table, failed: dict[Pair, str], pair: Pair) -> str:
    if pair in failed:
        return element("a", NOT, href=f"#{failed[pair]}", aria_label="it did not; why")
    return HELD if pair in table.results else ""


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
