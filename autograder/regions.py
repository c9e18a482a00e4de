"""The marked regions of a cell, as nbgrader finds them: by a phrase anywhere in a line.

A solution region is what the student is to write, as code or as text; the release has a stub in its place. A hidden
region of a test cell is not in the release at all.
"""

from collections.abc import Iterator
from enum import Enum

from loopback.check.attempt import NOT_WRITTEN

SOLUTION = "SOLUTION"
HIDDEN_TESTS = "HIDDEN TESTS"
# In a release it stands for a solution. `attempt` recognises an exercise that is not written yet by the error's text.
STUB = f'# YOUR CODE HERE\nraise NotImplementedError("{NOT_WRITTEN}")'
TEXT_STUB = "YOUR ANSWER HERE"  # the same in a Markdown cell


class Place(Enum):
    """Where a line stands."""

    BEGIN = "a marker that begins a region"
    INSIDE = "in a region"
    END = "a marker that ends a region"
    OUTSIDE = "in no region"


def places(source: str, name: str) -> Iterator[tuple[int, str, Place]]:
    """Each line of a source, with its number from 1 and where it stands towards the regions `name`."""
    inside = False
    for number, line in enumerate(source.split("\n"), 1):
        if f"BEGIN {name}" in line:
            inside = True
            yield number, line, Place.BEGIN
        elif f"END {name}" in line:
            inside = False
            yield number, line, Place.END
        else:
            yield number, line, Place.INSIDE if inside else Place.OUTSIDE


def is_marked(source: str, name: str) -> bool:
    """Whether any marker of the regions `name` stands in a source."""
    return any(place in (Place.BEGIN, Place.END) for _, _, place in places(source, name))


def faults(source: str, name: str) -> Iterator[tuple[int, str]]:
    """Yield (line of the source from 1, the fault and its remedy) for each marker without its partner."""
    opened = 0
    for number, _, place in places(source, name):
        if place is Place.BEGIN:
            if opened:
                yield number, f"BEGIN {name} inside a region that is still open. Close that one first."
            opened = number
        elif place is Place.END:
            if not opened:
                yield number, f"END {name} without a BEGIN {name} above it. Add `### BEGIN {name}`."
            opened = 0
    if opened:
        yield opened, f"BEGIN {name} is never closed. Add `### END {name}`."


def without_solution(source: str, cell_type: str = "code") -> str:
    r"""What the student writes into, as the release has it: each region replaced by the stub, indented alike.

    >>> print(without_solution("def one():\n    ### BEGIN SOLUTION\n    return 1\n    ### END SOLUTION"))
    def one():
        # YOUR CODE HERE
        raise NotImplementedError("not written yet")
    """
    kept: list[str] = []
    for _, line, place in places(source, SOLUTION):
        if place is Place.BEGIN:
            indent = line[: len(line) - len(line.lstrip())]
            stub = TEXT_STUB if cell_type == "markdown" else STUB
            kept += [indent + stub_line for stub_line in stub.split("\n")]
        elif place is Place.OUTSIDE:
            kept.append(line)
    return "\n".join(kept)


def without_markers(source: str, name: str) -> str:
    r"""A source with the lines in its regions `name`, as if nothing had marked them.

    >>> without_markers("def one():\n    ### BEGIN SOLUTION\n    return 1\n    ### END SOLUTION", SOLUTION)
    'def one():\n    return 1'
    """
    kept = (Place.INSIDE, Place.OUTSIDE)
    return "\n".join(line for _, line, place in places(source, name) if place in kept)


def without_hidden_tests(source: str) -> str:
    r"""A test cell without its hidden regions and their markers.

    >>> without_hidden_tests("assert one() == 1\n### BEGIN HIDDEN TESTS\nassert one() < 2\n### END HIDDEN TESTS")
    'assert one() == 1'
    """
    return "\n".join(line for _, line, place in places(source, HIDDEN_TESTS) if place is Place.OUTSIDE)


def lines_inside(source: str, name: str) -> set[int]:
    """The numbers, from 1, of the lines between the markers of the regions `name`."""
    return {number for number, _, place in places(source, name) if place is Place.INSIDE}
