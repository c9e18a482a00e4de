"""Nothing that a submission brings along becomes part of what the page is made of."""

from html.parser import HTMLParser

import pytest

from autograder.feedback import Item, page
from autograder.feedback.style import POLICY
from autograder.grading.verdict import Verdict
from tests.support.hostile_verdict import EVIL, hostile_item

ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "footer", "section", "article"),
    *("h1", "h2", "h3", "h4", "h5", "div", "p", "span", "strong", "a", "blockquote", "pre", "code", "mark"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "ol", "ul", "li", "dl", "dt", "dd", "img"),
    *("details", "summary"),
}
ATTRIBUTES = {
    *("lang", "charset", "http-equiv", "name", "content", "id", "class", "href", "scope", "value", "role"),
    *("aria-hidden", "aria-label", "tabindex", "src", "alt", "width", "height"),
}


@pytest.fixture(scope="module")
def made() -> str:
    unreadable = Item(Verdict(EVIL, EVIL, EVIL, [], problem=EVIL), {}, newer=True)
    return page(EVIL, [hostile_item(), unreadable])


class Parts(HTMLParser):
    """Every element and attribute of a page, as a browser takes them apart."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: dict[str, int] = {}
        self.attributes: set[tuple[str, str, str]] = set()
        self.comments: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag] = self.elements.get(tag, 0) + 1
        self.attributes |= {(tag, name, value or "") for name, value in attrs}

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def unknown_decl(self, data: str) -> None:
        self.comments.append(data)


@pytest.fixture(scope="module")
def parts(made: str) -> Parts:
    found = Parts()
    found.feed(made)
    return found


def test_a_hostile_verdict_brings_no_element_of_its_own(parts: Parts) -> None:
    assert set(parts.elements) <= ELEMENTS
    assert {name: parts.elements[name] for name in ("style", "title", "h1", "main")} == dict.fromkeys(
        ("style", "title", "h1", "main"), 1
    )
    assert parts.comments == []


def test_a_hostile_verdict_brings_no_attribute_of_its_own(parts: Parts) -> None:
    assert {name for _, name, _ in parts.attributes} <= ATTRIBUTES


def test_links_stay_in_the_page_and_images_are_drawings(parts: Parts) -> None:
    assert {value[:2] for _, name, value in parts.attributes if name == "href"} == {"#n"}
    sources = {value for _, name, value in parts.attributes if name == "src"}
    assert sources and all(value.startswith("data:image/svg+xml;base64,") for value in sources)


def test_the_policy_comes_first_and_allows_no_script(made: str) -> None:
    head = made.partition("<meta")[2]
    assert head.startswith(' charset="utf-8"><meta http-equiv="Content-Security-Policy"')
    assert "default-src 'none'" in POLICY and "script" not in POLICY and "unsafe" not in POLICY


def test_what_is_no_text_in_any_encoding_is_spelt_out(made: str) -> None:
    made.encode()
    assert "\\ud800" in made and "\\u202e" in made and "\\x00" in made
    assert not any(mark in made for mark in "\x00\x1b\u202e\ud800")
