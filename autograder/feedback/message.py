"""The lines of a student's cell that a message names."""

import re

NAMED = re.compile(r"\bline (\d+) of its cell, in [^:\n]+: (.*)")


def lines_named(message: str, source: str) -> set[int]:
    """The lines of a cell that a message names, counted from 1; those of another cell are left out."""
    lines = source.splitlines()
    named = {int(number): text for number, text in NAMED.findall(message) if len(number) < 7}
    return {
        number
        for number, text in named.items()
        if 0 < number <= len(lines) and lines[number - 1].strip() == text.strip()
    }
