"""Run a student's function for show, under the same watch as a test: no traceback of ours, no cell that hangs."""

from collections.abc import Callable
from typing import Any

from loopback.check import background
from loopback.check.attempt import attempt
from loopback.check.claim import WIDTH, CheckFailed, NotWritten
from loopback.check.failure import look_at
from loopback.check.format import name_of, show
from loopback.check.meanings import meaning_of
from loopback.check.observe import waiting

TRY_TIMEOUT = 5.0


class Sentence:
    """A sentence that stands where a value would; it is shown as it is."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text


def try_out(function: Callable[[], Any], *, deadline: float | None = None) -> Any:
    """Call a function without arguments at once, and return its result; as a decorator, put the result in its place.

    Where there is no result the value is a sentence: the exercise is not written yet, an error came out of that line,
    or the call was still waiting there at its deadline: after five seconds unless given.

    >>> @try_out
    ... def tried():
    ...     return sum([1, 2])
    >>> tried
    3
    >>> try_out(lambda: {}["x"])
    KeyError came out: 'x'
    <BLANKLINE>
    Where to look: the dictionary has no such key: look with `in` or .get first
    """
    background.forget()
    try:
        outcome = attempt(function, deadline=TRY_TIMEOUT if deadline is None else deadline)
    except NotWritten as error:
        return Sentence(str(error))
    if isinstance(outcome.error, CheckFailed):
        return Sentence("\n".join(outcome.error._render_traceback_()))
    hint = waiting(outcome.line) if outcome.timed_out else ""
    if outcome.error is not None:
        hint = meaning_of(outcome.error, outcome.line)
    told = [*background.deaths(), *filter(None, [hint])]
    hints = f"\n\n{look_at(told, WIDTH)}" if told else ""
    line = f"\n  {outcome.line}" if outcome.line else ""
    if outcome.timed_out:
        name = getattr(function, "__name__", "")
        subject = f"{name}()" if name.isidentifier() else "This"  # a lambda has no name to call it by
        return Sentence(
            f"{subject} had not ended after {outcome.time}.{' It was waiting here:' if line else ''}{line}{hints}"
        )
    if outcome.error is not None:
        text = f": {outcome.error}" if str(outcome.error) else ""
        return Sentence(f"{name_of(outcome.error)} came out{text}{line}{hints}")
    if died := background.deaths():
        return Sentence(f"{show(outcome.value)}\n\nBut {'; '.join(died)}")
    return outcome.value
