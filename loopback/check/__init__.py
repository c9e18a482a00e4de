"""What makes a failing test tell its story: attempt a call under a deadline, then check claims about it."""

from loopback.check.attempt import attempt
from loopback.check.batch import together
from loopback.check.claim import CheckFailed, NotWritten, check, check_quietly
from loopback.check.outcome import Outcome, same
from loopback.check.scaling import Growth, growth
from loopback.check.seed import seeded
from loopback.check.transitions import differences, drill

__all__ = [
    "CheckFailed",
    "Growth",
    "NotWritten",
    "Outcome",
    "attempt",
    "check",
    "check_quietly",
    "differences",
    "drill",
    "growth",
    "same",
    "seeded",
    "together",
]
