"""Asks a row: of connections that the lab bench has assembled, on a virtual clock, or of the Linux kernel."""

from collections.abc import Callable
from dataclasses import dataclass

from loopback.check.attempt import attempt
from loopback.check.claim import NotWritten
from loopback.check.outcome import Outcome
from loopback.conformance.kernel_under_test import KernelUnderTest
from loopback.conformance.row import Row
from loopback.conformance.tester import Differs, Tester
from loopback.conformance.under_test import MakeTCP, StackUnderTest
from loopback.draw.ladder.diagram import Ladder
from loopback.errors import MissingPart

TICK, CROSS, NONE, UNWRITTEN = "✓", "✗", "–", "…"
_KERNEL_DEADLINE = 60.0  # seconds for one row, which takes the kernel's own waits on a busy machine
_STACK_DEADLINE = 10.0  # on a virtual clock a row takes some hundredths of a second, and the longest a half


@dataclass(frozen=True)
class Result:
    """What a row came to: `held` is None if it was not asked; `said` says why, or what was crossed; its ladder.

    `hung` says that the row was crossed since it had not ended; `unwritten` that it got to a part that is still the
    stub or is not there, so that it says nothing of the TCP: `said` is then what that part says of itself.
    """

    held: bool | None
    said: str = ""
    ladder: Ladder | None = None
    hung: bool = False
    unwritten: bool = False

    @property
    def mark(self) -> str:
        """A tick, a cross or a dash, or the mark of a row that waits for a part."""
        if self.unwritten:
            return UNWRITTEN
        return NONE if self.held is None else TICK if self.held else CROSS


def ask_stack(make: MakeTCP, row: Row) -> Result:
    """Ask a row of connections that `make(local_port, remote_port, iss, program)` makes.

    The result of a row that gets to a part which is still the stub, or is not there, is `unwritten`. Raises NotWritten
    if `make` itself is the stub.
    """
    if row.stack:
        return Result(None, row.stack)
    try:
        if row.ask is None:
            assert row.meet is not None, "a row is asked in one of two ways"
            return _result(attempt(row.meet, make, deadline=_STACK_DEADLINE))
        return _asked(row, lambda: Tester(StackUnderTest(make)), _STACK_DEADLINE)
    except NotWritten as unwritten:
        if str(unwritten).startswith(f"{getattr(make, '__qualname__', '')} "):
            raise
        return Result(None, str(unwritten), unwritten=True)


def ask_kernel(row: Row) -> Result:
    """Ask a row of the Linux kernel's TCP, on a host of its own, in real time. Raises Unavailable."""
    if row.linux:
        return Result(None, row.linux)
    with KernelUnderTest() as kernel:
        return _asked(row, lambda: Tester(kernel), _KERNEL_DEADLINE)


def _asked(row: Row, tester: Callable[[], Tester], deadline: float) -> Result:
    made: list[Tester] = []

    def ask() -> None:
        made.append(tester())
        assert row.ask is not None
        row.ask(made[0])

    return _result(attempt(ask, deadline=deadline), *made)


def _result(outcome: Outcome, tester: Tester | None = None) -> Result:
    error = outcome.error
    if error is None and not outcome.timed_out:
        return Result(True)
    if isinstance(error, MissingPart):
        return Result(None, str(error), unwritten=True)
    ladder = tester.ladder if tester else error.ladder if isinstance(error, Differs) else None
    if isinstance(error, Differs):
        return Result(False, f"{error}.", ladder)
    where = f", at {outcome.line}" if outcome.line else ""
    if outcome.timed_out:
        return Result(False, f"It had not ended after {outcome.time}{where}.", ladder, hung=True)
    return Result(False, f"{type(error).__name__} came out: {error}{where}.", ladder)
