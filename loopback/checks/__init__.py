"""What makes a failing test tell its story: attempt a call under a deadline, then check claims about it."""

from loopback.checks.attempt import attempt
from loopback.checks.check import CheckFailed, NotWritten, check
from loopback.checks.drill import differences, drill
from loopback.checks.outcome import Outcome, same
from loopback.checks.seed import seeded

__all__ = ["CheckFailed", "NotWritten", "Outcome", "attempt", "check", "differences", "drill", "same", "seeded"]
