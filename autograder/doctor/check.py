"""A property of the sandbox, a way to try it, and what to do where it does not hold."""

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from autograder.errors import UserError
from autograder.judge.attempts import Step
from autograder.judge.client import Sandbox
from autograder.sandbox.limits import Limits
from autograder.wire.results import CellResult, Report, StepEnded, TestResult

ROOMY = Limits(submission=30.0, cell=10.0, test=10.0)
SLOW = "A machine that is very busy or slow can cause this: try again when it is quiet. Otherwise: "


@dataclass(frozen=True)
class Bench:
    """The means of a check: the sandbox, and by name the things that a submission might find or reach."""

    box: Sandbox
    facts: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """The outcome of a trial: whether the property holds, what was seen, and whether a deadline was met instead."""

    holds: bool
    seen: str = ""
    timed_out: bool = False


@dataclass(frozen=True)
class Check:
    """`property` is one sentence; `essential` is False where a failure is worth a warning only."""

    property: str
    attempt: Callable[[Bench], Outcome]
    remedy: str
    essential: bool = True


@dataclass(frozen=True)
class Finding:
    """One property, tried: PASS, FAIL or WARN; `seen` says what was found, `remedy` what to do about it."""

    mark: str
    property: str
    seen: str = ""
    remedy: str = ""


@dataclass(frozen=True)
class Cell:
    """A cell of a made-up notebook with the result that it must have: a status, and a part of the message."""

    kind: str
    source: str
    status: str
    saying: str = ""


def run(source: str, status: str = "ran", saying: str = "") -> Cell:
    """A cell of the student's; names of probes may be used, and {facts}."""
    modules = "files, hidden, kernel, limits, network, processes"
    return Cell("run", f"from autograder.doctor.probes import {modules}\n{source}", status, saying)


def test(source: str, status: str = "passed", saying: str = "") -> Cell:
    """A graded cell, which the judge runs."""
    return Cell("tests", source, status, saying)


def notebook(*cells: Cell, limits: Limits = ROOMY) -> Callable[[Bench], Outcome]:
    """Try a property by judging a notebook: it holds when every cell comes out as it must."""

    def attempt(bench: Bench) -> Outcome:
        facts = {name: repr(value) for name, value in bench.facts.items()}
        steps = [
            (cell.kind, f"cell-{number}", filled(cell.source, facts)) for number, cell in enumerate(cells)
        ]
        results = judged(bench.box, steps, limits)
        for cell, (_, slug, _) in zip(cells, steps, strict=True):
            result = results.get(slug)
            if result is None:
                return Outcome(False, "The judge ended before this had been tried.")
            if result.status != cell.status or cell.saying not in result.message:
                return Outcome(False, told(result), result.status == "timed out")
        return Outcome(True)

    return attempt


def judged(box: Sandbox, steps: Sequence[Step], limits: Limits) -> dict[str, TestResult | CellResult]:
    """The result of each step, by its id."""
    reports = box.judge("doctor", steps, limits)
    return {report.slug: report.result for report in reports if isinstance(report, StepEnded)}


def first(reports: Iterator[Report]) -> TestResult | CellResult:
    """The result of the first step, while the submission goes on."""
    report = next(reports, None)
    return report.result if isinstance(report, StepEnded) else CellResult("crashed", "the judge ended early")


def filled(source: str, facts: dict[str, str]) -> str:
    """A source with each `{name}` replaced by the fact of that name.

    >>> filled("look_at({place})", {"place": "'/root'"})
    "look_at('/root')"
    """
    for name, value in facts.items():
        source = source.replace(f"{{{name}}}", value)
    return source


def told(result: TestResult | CellResult) -> str:
    """The message of a cell that has another result than it must have."""
    message = result.message.split("\n", 1)[0]
    name, _, sentence = message.partition(": ")
    if result.status == "raised" and name == "Broken":
        return sentence
    if result.status == "failed":
        return message
    return f"The attempt came out as {result.status!r}" + (f": {message}" if message else ".")


def tried(check: Check, bench: Bench) -> Finding:
    """Try one property."""
    outcome = Outcome(False, "The sandbox broke off.")
    with contextlib.suppress(UserError, OSError):
        outcome = check.attempt(bench)
    if outcome.holds:
        return Finding("PASS", check.property, outcome.seen)
    remedy = SLOW + check.remedy if outcome.timed_out else check.remedy
    return Finding("FAIL" if check.essential else "WARN", check.property, outcome.seen, remedy)
