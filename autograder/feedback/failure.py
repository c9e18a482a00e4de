"""What became of a test that gave no points: its outcome in words, its message, its story, its drawing."""

import html
import re
from base64 import b64encode
from collections.abc import Iterator

from autograder.feedback.listing import block
from autograder.feedback.markup import Markup, element, join
from autograder.feedback.message import Told, steps, take_apart
from autograder.feedback.wording import MEANINGS, ended
from autograder.grading.verdict import TestVerdict

SIZE = re.compile(r'viewBox="0 0 (\d{1,5}(?:\.\d)?) (\d{1,5}(?:\.\d)?)"')
RETOLD = re.compile(r"<desc[^>]*>([^<]*)</desc>")


def failure(test: TestVerdict) -> Markup:
    """All that there is to say of one failing test, below its title."""
    told = take_apart(test.message, test.story)
    return join(*_meaning(test, told), *_claim(told), *_story(told, test.drawing), *_conclusion(told))


def _meaning(test: TestVerdict, told: Told) -> Iterator[Markup]:
    if told.before:
        yield element("p", told.before, class_="said")
    if told.ending:
        yield element("p", ended(told.ending))
    if test.status in MEANINGS:
        yield element("p", MEANINGS[test.status], class_="meaning")


def _claim(told: Told) -> Iterator[Markup]:
    if told.claim:
        yield element(
            "p", element("span", "✗ ", aria_hidden="true", class_="sign"), told.claim, class_="said"
        )


def _story(told: Told, drawing: str) -> Iterator[Markup]:
    if not told.story:
        return
    yield element("h5", "What happened")
    if drawing:
        yield picture(drawing, told.story)
        text = block(told.story, "What happened, as text", "output")
        yield element("details", element("summary", "The same as text"), text)
    elif (sentences := steps(told.story)) is not None:
        yield element("ol", *(_step(number, sentence) for number, sentence in sentences), class_="steps")
    else:
        yield block(told.story, "What happened", "output")


def _step(number: int | None, sentence: str) -> Markup:
    if number is None:
        return element("li", sentence, class_="unnumbered")
    return element("li", sentence, value=str(number))


def _conclusion(told: Told) -> Iterator[Markup]:
    pairs = [("Expected", told.expected), ("Got", told.got)]
    if any(text for _, text in pairs):
        listed = (
            join(element("dt", name), element("dd", element("code", text))) for name, text in pairs if text
        )
        yield element("dl", *listed)
    if told.look_at:
        yield element("p", element("strong", "Where to look: "), told.look_at, class_="look")


def picture(drawing: str, story: str) -> Markup:
    """A drawing as an image, in which nothing runs and which loads nothing; its own words are its alternative."""
    retold = RETOLD.search(drawing)
    data = b64encode(drawing.encode(errors="replace")).decode()
    size = SIZE.search(drawing)
    return element(
        "img",
        src=f"data:image/svg+xml;base64,{data}",
        alt=html.unescape(retold[1]) if retold else story,
        width=size[1] if size else None,
        height=size[2] if size else None,
    )
