"""The result of a cell or a test, from the process that ran it to the verdict.

A TestResult is made in the tester, goes through the judge and arrives in the grader; each socket on that way encodes it
once, as the plain data that `plain` makes of it. A CellResult is made in the judge.
"""

import json
from dataclasses import asdict, dataclass
from typing import Any, Literal, NamedTuple, get_args

from loopback.check.failure import Failure
from loopback.check.student_line import StudentLine

TestStatus = Literal[
    "passed", "failed", "crashed", "timed out", "out of memory", "not written", "missing"
]  # only a passed test has points
CellStatus = Literal["ran", "raised", "timed out", "crashed", "skipped"]
LENT = "a replica to lend"  # the id in a report of a judge that lends: it is ready for the next socket
TEST_STATUSES: tuple[TestStatus, ...] = get_args(TestStatus)


@dataclass(frozen=True)
class TestResult:
    """The result of one test cell; `cpu` and `wall` in seconds."""

    __test__ = False  # nothing that pytest should collect

    status: TestStatus
    message: str = ""  # beside `failure`, or instead of it: of a test that crashed, say
    failure: Failure | None = None  # the claim that does not hold, in its parts
    ending: str = ""  # how the student's process ended, where it did
    output: str = ""  # what the test printed: the claims that held
    cpu: float = 0.0
    wall: float = 0.0

    @property
    def text(self) -> str:
        """Message, ending and failure, as one text."""
        return as_text(self.message, self.ending, self.failure)


@dataclass(frozen=True)
class CellResult:
    """The result of a cell that is not graded: a student's, or a setup cell in the student's process."""

    status: CellStatus
    message: str = ""
    wall: float = 0.0
    line: StudentLine | None = None  # of the student's, that raised


class StepEnded(NamedTuple):
    """The judge's report of one step, by the id of its cell."""

    slug: str
    result: TestResult | CellResult


class SubmissionEnded(NamedTuple):
    """The judge's last report.

    It has the judge's own processor seconds, the most memory that the student's processes used, and the seconds that
    cells and tests have left. Where the student's process ended before its time: why (`reason`), and the `cell` that it
    ended in, by its id, which is empty where it ended during tests; later steps then have no report. `disturbed` are
    tests that did not pass while something that the notebook's own cells had left was running, or took memory.
    """

    cpu: float
    memory: int
    cells_left: float = 0.0
    tests_left: float = 0.0
    reason: str = ""
    cell: str = ""
    disturbed: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()  # the grader's own: what was left out, and why


Report = StepEnded | SubmissionEnded


def as_text(message: str, ending: str, failure: Failure | None) -> str:
    """Message, ending and failure of a test that did not pass, as one text.

    >>> as_text("The process ended.", "exit status 3", None)
    'The process ended. (exit status 3)'
    """
    said = message + (f" ({ending})" if ending else "")
    return "\n".join(filter(None, [said, failure.text() if failure else ""]))


def plain(result: TestResult | CellResult) -> dict[str, Any]:
    """A result as plain data."""
    return asdict(result)


def result_from(fields: dict[str, Any]) -> TestResult:
    """The result of which `plain` made these fields; raises TypeError for fields that it does not have."""
    parts = fields.get("failure")
    return TestResult(**fields | {"failure": failure_from(parts) if parts else None})


def failure_from(parts: dict[str, Any]) -> Failure:
    """A failure from its parts as plain data; raises TypeError for parts that it does not have."""
    facts: dict[str, Any] = {name: str(value) for name, value in parts.items()}
    facts |= {name: tuple(map(str, parts[name])) for name in ("steps", "hints") if name in parts}
    facts["lines"] = tuple(filter(None, map(line_from, parts.get("lines", ()))))
    return Failure(**facts)


def line_from(parts: dict[str, Any] | None) -> StudentLine | None:
    """A student's line from its parts as plain data."""
    return StudentLine(int(parts["number"]), str(parts["function"]), str(parts["source"])) if parts else None


def to_line(report: Report) -> bytes:
    """A report as a line of JSON."""
    if isinstance(report, SubmissionEnded):
        message: list[object] = ["end", *report]
    else:
        kind = "test" if isinstance(report.result, TestResult) else "cell"
        message = [kind, report.slug, plain(report.result)]
    return json.dumps(message).encode() + b"\n"


def from_line(line: bytes) -> Report:
    """The report in a line; raises ValueError for half a line, or one that is no report."""
    try:
        match json.loads(line):
            case "test", slug, fields:
                return StepEnded(slug, result_from(fields))
            case "cell", slug, fields:
                return StepEnded(slug, CellResult(**fields | {"line": line_from(fields.get("line"))}))
            case "end", cpu, memory, cells_left, tests_left, reason, cell, disturbed, notes:
                own = cpu, memory, cells_left, tests_left
                return SubmissionEnded(*own, reason, cell, tuple(disturbed), tuple(notes))
    except TypeError as error:
        raise ValueError(f"no report: {error}") from error
    raise ValueError("no report")
