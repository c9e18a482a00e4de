"""A claim that holds is ticked off; a claim that fails tells its story."""

from collections.abc import Iterable, Sequence
from typing import Protocol, runtime_checkable

from loopback.check.format import show
from loopback.check.outcome import Outcome
from loopback.log import number


@runtime_checkable
class Story(Protocol):
    """Anything that can tell what happened: a peer's log, a ladder, a strip."""

    def text(self) -> str:
        """What happened, as lines of text."""
        ...


class CheckFailed(AssertionError):
    """A claim about a student's function that does not hold; its text is the whole story.

    `log` is what told the steps, if anything did.
    """

    log: object = None

    def _render_traceback_(self) -> list[str]:
        """Show the story in a notebook, not the test's own source (IPython calls this)."""
        return [str(self)]


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
    look_at: str | None = None,
) -> None:
    """Print the claim with a tick if it holds; otherwise raise CheckFailed with what happened.

    The story has up to five parts: the claim, the numbered steps of `log`, what was `expected`,
    what the call `got` (an Outcome or any value), and where to `look_at` in one sentence.
    """
    if condition is True:
        print(f"✓ {claim}")
        return
    failure = CheckFailed("\n".join(_story(claim, expected, got, log, look_at)))
    failure.log = log
    raise failure


def check_quietly(condition: bool, claim: str, **story: object) -> None:
    """A check inside a longer claim: silent when it holds."""
    if condition is not True:
        check(False, claim, **story)  # type: ignore[arg-type]


def _story(
    claim: str, expected: object, got: object, log: Story | Sequence[str] | None, look_at: str | None
) -> Iterable[str]:
    yield f"✗ {claim}"
    steps = steps_of(log)
    if steps:
        yield "\nWhat happened:\n" + steps
    if expected is not ABSENT or got is not ABSENT:
        yield ""
    if expected is not ABSENT:
        yield f"Expected: {expected if isinstance(expected, str) else show(expected)}"
    if got is not ABSENT:
        yield f"Got: {got if isinstance(got, (str, Outcome)) else show(got)}"
    if look_at:
        yield f"\nWhere to look: {look_at}"


def steps_of(log: Story | Sequence[str] | None) -> str:
    """The steps of a log, numbered and indented; a drawing's own text if it has one."""
    if log is None:
        return ""
    text = log.text() if isinstance(log, Story) else number(log)
    return "\n".join("  " + line for line in text.splitlines())
