"""The frame of a page, and a table in it: for every page that the grader writes."""

from collections.abc import Sequence

from autograder.feedback.markup import Markup, element
from autograder.feedback.style import POLICY, STYLE


def document(title: str, *parts: Markup) -> str:
    """A web page that needs nothing but itself.

    No script runs in it: all text is escaped, its policy allows none, and drawings are images.
    """
    head = (
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", title),
        element("style", Markup(STYLE)),
    )
    whole = element("html", element("head", *head), element("body", *parts), lang="en")
    return f"<!DOCTYPE html>\n{whole}\n"


def captioned_table(
    caption: str, columns: Sequence[str], rows: Sequence[Sequence[str]], class_: str | None = None
) -> Markup:
    """A table whose first column names the rows."""
    head = element("thead", element("tr", *(element("th", each, scope="col") for each in columns)))
    body = [
        element("tr", element("th", row[0], scope="row"), *(element("td", each) for each in row[1:]))
        for row in rows
    ]
    return element("table", element("caption", caption), head, element("tbody", *body), class_=class_)
