"""What the contract of an exercise promises."""

import re

PROMISE = re.compile(r"^#{1,6} .*\((\d+(?:\.\d+)?) points?\b[^)]*\)\s*$", re.MULTILINE)

SIZE = re.compile(r"reference answer is (\d+) lines")


def contract_points(source: str) -> float | None:
    """Return N of the first heading that ends in "(N points)", or None.

    >>> contract_points("## Exercise 3: read exactly n bytes (3 points)")
    3.0
    """
    promise = PROMISE.search(source)
    return float(promise[1]) if promise else None


def contract_size(source: str) -> int | None:
    """Return N of "The reference answer is N lines", or None.

    >>> contract_size("The reference answer is 9 lines.")
    9
    """
    size = SIZE.search(source)
    return int(size[1]) if size else None
