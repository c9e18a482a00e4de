"""In a real browser the page of a hostile verdict runs nothing and asks for nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Request, sync_playwright

from autograder.feedback import Item, page
from autograder.feedback.style import POLICY
from autograder.grading.verdict import Verdict
from tests.support.browser import CHROMIUM, FLAGS, PATIENCE, in_a_browser
from tests.support.hostile_verdict import ATTACKS, EVIL, HOSTILE_DRAWING, hostile_item

pytestmark = [*in_a_browser, pytest.mark.takes(20)]

LOADED = "() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 0)))"
META = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
# What each attack needs to bite: a place where a careless page would put a student's text as it is.
IN_DOUBLE_QUOTES, IN_SINGLE_QUOTES = '<p title="{}">a</p>', "<p tabindex=0 title='{}'>a</p>"
CARELESS = [
    (attack, "<div>{}</div>") for attack in (*ATTACKS[:4], *ATTACKS[6:7], *ATTACKS[8:11], HOSTILE_DRAWING)
]
CARELESS += [(ATTACKS[13], "<div>{}</div>"), (ATTACKS[4], IN_DOUBLE_QUOTES), (ATTACKS[5], IN_SINGLE_QUOTES)]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def harm(browser: Browser, file: Path, content: str) -> list[str]:
    """What a page did that no feedback may do: ran a script, or asked for anything but itself."""
    file.write_text(content, encoding="utf-8", errors="replace")
    done: list[str] = []

    def failed(request: Request) -> None:
        if request.failure != "csp":
            done.append(request.url)

    context = browser.new_context()
    context.on("requestfinished", lambda request: done.append(request.url))
    context.on("requestfailed", failed)
    opened = context.new_page()
    opened.set_default_timeout(PATIENCE)
    opened.goto(file.as_uri())
    opened.evaluate(LOADED)
    if opened.evaluate("() => 'hacked' in window"):
        done.append("window.hacked")
    context.close()
    return [each for each in done if each != file.as_uri()]


def test_the_page_of_a_hostile_verdict_does_nothing(browser: Browser, tmp_path: Path) -> None:
    unreadable = Item(Verdict(EVIL, EVIL, EVIL, [], problem=EVIL), {}, newer=True)
    assert harm(browser, tmp_path / "page.html", page(EVIL, [hostile_item(), unreadable])) == []


@pytest.mark.parametrize(("attack", "place"), CARELESS, ids=range(len(CARELESS)))
def test_a_careless_page_would_do_harm_and_the_policy_alone_would_stop_it(
    browser: Browser, tmp_path: Path, attack: str, place: str
) -> None:
    body = place.format(attack)
    assert harm(browser, tmp_path / "careless.html", f"<!DOCTYPE html><body>{body}") != []
    assert harm(browser, tmp_path / "policy.html", f"<!DOCTYPE html>{META}<body>{body}") == []


def test_the_policy_lets_the_page_s_own_style_in(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(page("ada", [hostile_item()]), encoding="utf-8")
    opened = browser.new_page()
    opened.goto(file.as_uri())
    assert opened.evaluate("() => getComputedStyle(document.querySelector('.beside')).display") == "grid"
    opened.close()


@pytest.mark.parametrize("width", [320, 390, 800, 1300])
def test_the_page_is_never_wider_than_the_window(browser: Browser, tmp_path: Path, width: int) -> None:
    file = tmp_path / "page.html"
    file.write_text(page("ada", [hostile_item()]), encoding="utf-8")
    opened = browser.new_page(viewport={"width": width, "height": 800})
    opened.goto(file.as_uri())
    assert opened.evaluate("() => document.documentElement.scrollWidth") <= width
    opened.close()
