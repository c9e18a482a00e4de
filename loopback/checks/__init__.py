"""What makes a failing test tell its story: attempt a call under a deadline, then check claims about it."""

from loopback.checks.attempt import attempt
from loopback.checks.check import CheckFailed, NotWritten, check, check_quietly
from loopback.checks.drill import differences, drill
from loopback.checks.growth import Growth, growth
from loopback.checks.outcome import Outcome, same
from loopback.checks.seed import seeded
from loopback.checks.together import together

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
