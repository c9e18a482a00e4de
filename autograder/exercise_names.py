"""Which exercise a cell belongs to, by their names alone."""

from collections.abc import Iterable


def exercise_of(slug: str, exercises: Iterable[str]) -> str | None:
    """The exercise that a cell belongs to: the longest of the names that `slug` continues with a hyphen, or None.

    >>> exercise_of("frames-cap-hidden", ["frames", "frames-cap"])
    'frames-cap'
    """
    return max((name for name in exercises if slug.startswith(f"{name}-")), key=len, default=None)
