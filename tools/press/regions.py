"""The marked regions of a cell, as nbgrader finds them: by a phrase anywhere in a line."""

from collections.abc import Iterator

SOLUTION = "SOLUTION"
HIDDEN_TESTS = "HIDDEN TESTS"
# What nbgrader_config.py puts in the place of a solution.
STUB = ["# YOUR CODE HERE", 'raise NotImplementedError("not written yet")']


def marked(source: str, name: str) -> bool:
    """Return whether any marker of the region `name` stands in `source`."""
    return f"BEGIN {name}" in source or f"END {name}" in source


def faults(source: str, name: str) -> Iterator[tuple[int, str]]:
    """Yield (line of the source from 1, what is wrong) for each marker without its partner."""
    opened = 0
    for number, line in enumerate(source.splitlines(), 1):
        if f"BEGIN {name}" in line:
            if opened:
                yield number, f"BEGIN {name} inside a region that is still open. Close that one first."
            opened = number
        elif f"END {name}" in line:
            if not opened:
                yield number, f"END {name} without a BEGIN {name} above it. Add `### BEGIN {name}`."
            opened = 0
    if opened:
        yield opened, f"BEGIN {name} is never closed. Add `### END {name}`."


def released(source: str) -> str:
    """Return what a student gets of a solution cell: each region replaced by the stub, indented alike."""
    kept: list[str] = []
    inside = False
    for line in source.splitlines():
        if f"BEGIN {SOLUTION}" in line:
            indent = line[: len(line) - len(line.lstrip())]
            kept += [indent + stub_line for stub_line in STUB]
            inside = True
        elif f"END {SOLUTION}" in line:
            inside = False
        elif not inside:
            kept.append(line)
    return "\n".join(kept)


def lines_inside(source: str, name: str) -> set[int]:
    """Return the numbers, from 1, of the lines between the markers of the regions `name`."""
    numbers: set[int] = set()
    inside = False
    for number, line in enumerate(source.splitlines(), 1):
        if f"BEGIN {name}" in line:
            inside = True
        elif f"END {name}" in line:
            inside = False
        elif inside:
            numbers.add(number)
    return numbers
