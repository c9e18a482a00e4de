"""Many small calls of a student's functions as one."""

from collections.abc import Iterable
from typing import Any

from loopback.check import remote


def batch(calls: Iterable[tuple[Any, ...]]) -> list[Any]:
    """Make calls one after the other, each a function and its arguments; return what they return.

    In a grader they reach the student's process as one message, and not as one each. So what they do to their
    arguments stays there, and a result that a later call changes comes as it is in the end. The first error ends it
    and is raised. An attribute is read by `getattr`.

    >>> batch([(max, 1, 2), (len, "abc"), (getattr, 1j, "imag")])
    [2, 3, 1.0]
    """
    listed = list(calls)
    if remote.current:
        found: list[Any] = remote.current.batch(listed)
        return found
    return [function(*given) for function, *given in listed]
