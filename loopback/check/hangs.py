"""A hang costs once: what has hung before is waited for no longer than a second or so.

How it works
------------
A call that is past its deadline costs the student its whole deadline, five seconds and more, and a wrong function is
called a dozen times. So the first hang is remembered, and from then on every wait for the same thing is a short one,
also a wait that has begun already: `attempt` looks for it again and again while it waits, and the peers ask before
they wait for a server.

What "the same thing" is depends on where the student's functions run.

- In a notebook it is the function, by its code object: of the student's functions that were at work, the innermost.
  A function that is defined anew, by running its cell, has a code object of its own and so its full deadline again.
- In a grader the tests run in other processes than the student's function, several side by side. There it is the
  exercise of a submission, in a place that all of its tests see: `remote.current` answers.

A right answer cannot lose by it, since only a deadline that has passed in full begins it. An answer that is right in
part keeps what it earns as long as its calls take no more than the short time: SHORT seconds, and where a test gave
its call more time than usual, a fifth of that. Work that is right takes a hundredth.
"""

import weakref
from collections.abc import Iterable
from types import CodeType

from loopback.check import remote

SHORT = 1.0  # seconds that a wait has at least
_SHARE = 0.2  # of the full time, where that is more

# By id, since equal code of another definition is not the same; beside it the cell in which it hung first.
_known: dict[int, tuple["weakref.ref[CodeType]", str]] = {}


def shortened(seconds: float) -> float:
    """What is left of a time to wait once there has been a hang.

    >>> shortened(5.0), shortened(20.0), shortened(0.5)
    (1.0, 4.0, 0.5)
    """
    return min(seconds, max(SHORT, _SHARE * seconds))


def remember(code: CodeType | None, cell: str = "") -> None:
    """Remember that a call has outlived its deadline; `code` is that of the student's function, where it runs here.

    `cell` is the file name of the cell that made the call, where that is known.
    """
    if remote.current:
        remote.current.note_hang()
    elif code is not None and id(code) not in _known:
        number = id(code)
        _known[number] = weakref.ref(code, lambda _: _known.pop(number, None)), cell


def has_hung(codes: Iterable[CodeType | None] = ()) -> bool:
    """Whether one of these functions, or in a grader the exercise, has hung; they are looked at only if any has."""
    if remote.current:
        return remote.current.has_hung()
    return bool(_known) and any(id(code) in _known for code in codes)


def has_hung_outside(cell: str, *codes: CodeType | None) -> bool:
    """Whether one of these functions hung first in another cell than this; a grader has no cells, so never there."""
    if remote.current:
        return False
    firsts = {_known[id(code)][1] for code in codes if id(code) in _known}
    return bool(firsts - {"", cell})


def code_of(function: object) -> CodeType | None:
    """The code object of a function or method, if it has one here."""
    code = getattr(function, "__code__", None)
    return code if isinstance(code, CodeType) else None

