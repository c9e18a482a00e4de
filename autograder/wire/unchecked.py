"""The type of a value that comes from a student's process, until somebody has looked at it.

The encoding has made sure that it is of bounded size and of plain types; what it is, and whether it is what was asked
for, nobody knows yet. Nothing can be done with an Unchecked before a test of its exact type: mypy sees to that.
Where a value has another type again, trust begins there, and the lines above it say why.
"""

from typing import TypeAlias

from autograder.wire.encoding import Malformed

# An object: mypy lets nobody compute with it, call it or take it apart before a test of its type.
Unchecked: TypeAlias = object


def items_of(value: Unchecked, count: int) -> tuple[Unchecked, ...]:
    """The items of a tuple or list of so many; raises Malformed for anything else.

    >>> items_of((1, "two"), 2)
    (1, 'two')
    """
    if (type(value) is tuple or type(value) is list) and len(value) == count:
        return tuple(value)
    raise Malformed(f"{count} values were expected")
