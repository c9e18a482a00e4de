"""A failing test's message, taken apart into what loopback.check put together."""

import re
from dataclasses import dataclass

NAMED = re.compile(r"\bline (\d+) of its cell, in [^:\n]+: (.*)")
STEP = re.compile(r"^ *(\d+)\. (.*)$")
ENDING = re.compile(r" \(((?:exit status|ended by) [\w ]{1,30}|it used too much memory)\)\Z")
LEFT_OUT = re.compile(r"^ *… .* …$")


@dataclass(frozen=True)
class Told:
    """The parts of a message; each is empty where the message has none."""

    before: str = ""  # what stands before the claim, or all of a message that makes no claim
    claim: str = ""
    story: str = ""
    expected: str = ""
    got: str = ""
    look_at: str = ""
    ending: str = ""  # how the student's process ended, where it did


def take_apart(message: str, story: str) -> Told:
    """The parts of a message whose steps are `story`."""
    ending = found[1] if (found := ENDING.search(message)) else ""
    before, claims, rest = message[: found.start() if found else None].partition("✗ ")
    if not claims or (before and not before.endswith("\n")):
        return Told(before=(before + claims + rest).strip("\n"), story=story, ending=ending)
    rest, _, look_at = _last(rest, "\nWhere to look: ")
    claim, told, after = rest.partition(f"\nWhat happened:\n{story}") if story else (rest, "", "")
    claim, expected, got = _expected_and_got(claim) if not told else (claim, *_expected_and_got(after)[1:])
    parts = (before, claim, story, expected, got, look_at, ending)
    return Told(*(part.strip("\n") for part in parts))


def _expected_and_got(text: str) -> tuple[str, str, str]:
    text, _, got = text.partition("\nGot: ")
    text, _, expected = text.partition("\nExpected: ")
    return text, expected, got


def _last(text: str, mark: str) -> tuple[str, str, str]:
    before, found, after = text.rpartition(mark)
    return (before, found, after) if found else (text, "", "")


def steps(story: str) -> list[tuple[int | None, str]] | None:
    """A numbered story as (number, sentence), no number where steps are left out; None for a drawing."""
    found: list[tuple[int | None, str]] = []
    for line in story.splitlines():
        if step := STEP.match(line):
            found.append((int(step[1]), step[2]))
        elif LEFT_OUT.match(line):
            found.append((None, line.strip()))
        else:
            return None
    return found


def lines_named(message: str, source: str) -> set[int]:
    """The lines of a cell that a message names, counted from 1; those of another cell are left out."""
    lines = source.splitlines()
    named = {int(number): text for number, text in NAMED.findall(message) if len(number) < 7}
    return {
        number
        for number, text in named.items()
        if 0 < number <= len(lines) and lines[number - 1].strip() == ENDING.sub("", text).strip()
    }
