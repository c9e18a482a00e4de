"""A test that gave no points, on the page: its outcome in words, its claim, what happened, and where to look."""

import html
import re
from base64 import b64encode
from collections.abc import Iterator

from autograder.feedback.listing import block
from autograder.feedback.markup import Markup, element, join
from autograder.feedback.wording import MEANINGS, ended
from autograder.grading.verdict import TestVerdict
from loopback.check.failure import Failure

SIZE = re.compile(r'viewBox="0 0 (\d{1,5}(?:\.\d)?) (\d{1,5}(?:\.\d)?)"')
RETOLD = re.compile(r"<desc[^>]*>([^<]*)</desc>")
MOST_STEPS = 24  # of a log; the middle of a longer one is left out


def failure(test: TestVerdict, earlier: str = "", of: str = "") -> Markup:
    """All that there is to say of one failing test, below its title.

    `earlier` is the title of a test that failed before it, `of` the title of that one's exercise, if it is another.
    """
    told = test.failure or Failure("")
    return join(
        *_meaning(test), *_earlier(earlier, of), *_claim(told), *_happened(told), *_facts(told), *_hints(told)
    )


def _meaning(test: TestVerdict) -> Iterator[Markup]:
    if test.message:
        yield element("p", test.message, class_="said")
    if test.ending:
        yield element("p", ended(test.ending))
    if test.status in MEANINGS:
        yield element("p", MEANINGS[test.status], class_="meaning")


def _earlier(title: str, of: str) -> Iterator[Markup]:
    if title:
        which = f"This continues “{of}”, of which a test" if of else "An earlier test of this exercise"
        yield element(
            "p",
            f"{which} has failed: ",
            element("strong", title),
            " Look there first: the fault may be the same, or another.",
        )


def _claim(told: Failure) -> Iterator[Markup]:
    if told.claim:
        sign = element("span", "✗ ", aria_hidden="true", class_="sign")
        yield element("p", sign, told.claim, class_="said")


def _happened(told: Failure) -> Iterator[Markup]:
    if not told.happened:
        return
    yield element("h5", "What happened")
    if told.svg:
        yield picture(told.svg, told.picture)
        text = block(told.picture, "What happened, as text", "output")
        yield element("details", element("summary", "The same as text"), text)
    elif told.steps:
        yield element("ol", *_steps(told.steps), class_="steps")
    else:
        yield block(told.picture, "What happened", "output")


def _steps(steps: tuple[str, ...]) -> Iterator[Markup]:
    numbered = list(enumerate(steps, 1))
    half = MOST_STEPS // 2
    left_out = len(numbered) - MOST_STEPS
    for number, step in numbered[:half] if left_out > 0 else numbered:
        yield element("li", step, value=str(number))
    if left_out > 0:
        yield element("li", f"… {left_out} more steps …", class_="unnumbered")
        for number, step in numbered[-half:]:
            yield element("li", step, value=str(number))


def _facts(told: Failure) -> Iterator[Markup]:
    pairs = [(name, text) for name, text in (("Expected", told.expected), ("Got", told.got)) if text]
    if pairs:
        yield element(
            "dl", *(join(element("dt", name), element("dd", element("code", text))) for name, text in pairs)
        )


def _hints(told: Failure) -> Iterator[Markup]:
    for number, hint in enumerate(told.hints):
        said = [element("strong", "Where to look: ")] if number == 0 else []
        yield element("p", *said, hint[:1].upper() + hint[1:], class_="look")


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
