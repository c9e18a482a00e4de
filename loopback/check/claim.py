"""A claim that holds is ticked off; a claim that does not hold tells its story."""

from collections.abc import Sequence

from loopback.check import background
from loopback.check.failure import Failure, Story, told
from loopback.check.format import show
from loopback.check.outcome import Outcome

WIDTH = 80  # characters of a line of a message in a notebook: where it has no more room, JupyterLab breaks words


class CheckFailed(AssertionError):
    """A claim about a student's function that does not hold; `failure` has the parts, str() the whole text."""

    def __init__(self, failure: Failure | str) -> None:
        self.failure = failure if isinstance(failure, Failure) else None
        super().__init__(failure.text() if isinstance(failure, Failure) else failure)

    def _render_traceback_(self) -> list[str]:
        """Show the story in a notebook, not the test's own source (IPython calls this)."""
        return [self.failure.text(WIDTH) if self.failure else str(self)]


class NotWritten(CheckFailed):
    """The function under test is still the stub."""


class _Absent:
    """Marks an argument that was not given, since None is a value that a test may expect."""


ABSENT = _Absent()


def check(
    condition: bool,
    claim: str,
    *,
    expected: object = ABSENT,
    got: object = ABSENT,
    log: Story | Sequence[str] | None = None,
    hint: str | None = None,
    look_at: str | None = None,
) -> None:
    """Print the claim with a tick if it holds; otherwise raise CheckFailed with what happened.

    For a claim that is not about one call's result; for that, use `expect`. A string in `expected` or `got` is
    words, any other value is shown as Python prints it. `hint` is shown as it is: give one that is true of whatever
    makes this claim fail.
    """
    if condition is True:
        print(f"✓ {claim}")
        return
    hint = hint or look_at
    hints = [*background.deaths(), *([hint] if hint else [])]
    raise CheckFailed(
        Failure(
            claim,
            **told(log),
            expected=_words(expected),
            got=_words(got),
            hints=tuple(hints),
            lines=(got.line,) if isinstance(got, Outcome) and got.line else (),
        )
    )


def check_threads(log: Story | Sequence[str] | None = None) -> None:
    """State that no thread of the student's has died of an error since the test cell began."""
    died = background.deaths()
    ended = f"{len(died)} thread{'s' * (len(died) != 1)} died of an error"
    check(not died, "no thread dies of an error", expected="each thread ends by itself", got=ended, log=log)


def check_quietly(condition: bool, claim: str, **story: object) -> None:
    """A check inside a longer claim: silent when it holds."""
    if condition is not True:
        check(False, claim, **story)  # type: ignore[arg-type]


def _words(value: object) -> str:
    if value is ABSENT:
        return ""
    return str(value) if isinstance(value, (str, Outcome)) else show(value)
