"""What makes a failing test tell its story: attempt a call under a deadline, then check claims about it."""

from loopback.check.attempt import attempt
from loopback.check.batch import batch
from loopback.check.calls import check_calls
from loopback.check.claim import CheckFailed, NotWritten, check, check_quietly, check_threads
from loopback.check.compare import compare
from loopback.check.every_cut import same_at_every_cut
from loopback.check.expect import Expectation, expect
from loopback.check.failure import Failure
from loopback.check.observe import HANGS, when
from loopback.check.outcome import Outcome, same
from loopback.check.scaling import Idling, Scaling, measure_idling, measure_scaling, processor_time, spin
from loopback.check.seed import seeded
from loopback.check.steps import check_steps
from loopback.check.transitions import check_transitions, segment_differences
from loopback.check.try_out import try_out

__all__ = [
    "HANGS",
    "CheckFailed",
    "Expectation",
    "Failure",
    "Idling",
    "NotWritten",
    "Outcome",
    "Scaling",
    "attempt",
    "batch",
    "check",
    "check_calls",
    "check_quietly",
    "check_steps",
    "check_threads",
    "check_transitions",
    "compare",
    "expect",
    "measure_idling",
    "measure_scaling",
    "processor_time",
    "same",
    "same_at_every_cut",
    "seeded",
    "segment_differences",
    "spin",
    "try_out",
    "when",
]
