"""A cell's source with its lines numbered, and those that a message names marked."""

from collections.abc import Set

from autograder.feedback.markup import Markup, element, join

MOST_LINES, MOST_CHARACTERS = 400, 40_000  # of one cell or one output


def listing(source: str, label: str, named: Set[int] = frozenset()) -> Markup:
    """The listing; `label` says to a screen reader what it is of."""
    lines, left_out = shortened(source.strip("\n"))
    code = join(*(_line(number, line, number in named) for number, line in enumerate(lines, 1)))
    return join(block(element("code", code), label, "listing"), _rest(left_out))


def output(text: str, label: str) -> Markup:
    """What was printed, as it stands."""
    lines, left_out = shortened(text)
    return join(block("\n".join(lines), label, "output"), _rest(left_out))


def prose(text: str, label: str) -> Markup:
    """What was written in words, its lines as long as the page is wide."""
    lines, left_out = shortened(text.strip("\n"))
    return join(block("\n".join(lines), label, "prose"), _rest(left_out))


def block(inside: str, label: str, kind: str) -> Markup:
    """Text in which every space counts; the keyboard can reach it, to scroll it."""
    return element("pre", inside, class_=kind, tabindex="0", role="region", aria_label=label)


def shortened(text: str) -> tuple[list[str], bool]:
    """The lines of a text, as many as anybody reads, and whether there are more."""
    lines = text[:MOST_CHARACTERS].split("\n")[:MOST_LINES]
    return lines, len("\n".join(lines)) < len(text)


def _line(number: int, line: str, named: bool) -> Markup:
    if not named:
        return element("span", line + "\n", class_="line")
    said = element("span", f" (line {number}, named by a message) ", class_="unseen")
    return element("mark", said, line + "\n", class_="line")


def _rest(left_out: bool) -> Markup:
    return element("p", "The rest is not shown.", class_="small") if left_out else Markup()
