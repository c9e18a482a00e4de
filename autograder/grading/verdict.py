"""The verdict on one notebook of one student: made by the engine, kept as JSON, read by marks and feedback.

docs/verdict.md describes it; SCHEMA grows when a field changes its meaning or goes away.
"""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal, Self

from autograder.errors import UserError
from autograder.json_text import to_text
from autograder.whole_file import write_whole
from autograder.wire.results import TestStatus, as_text, failure_from, line_from
from loopback.check.failure import Failure
from loopback.check.student_line import StudentLine

SCHEMA = 2
Status = TestStatus | Literal["by hand"]  # of a response that is written: a person gives its points


class OlderSchema(ValueError):
    """A verdict that an older release has written: its submission is graded again."""


@dataclass(frozen=True)
class TestVerdict:
    """One graded cell: `points` of `maximum`; `cpu` and `wall` in seconds."""

    __test__ = False  # nothing that pytest should collect

    id: str
    exercise: str
    points: float
    maximum: float
    status: Status
    message: str = ""  # what there is to say beside `failure`: of a test that crashed, say
    failure: Failure | None = None  # the claim that does not hold, in its parts
    ending: str = ""  # how the student's process ended, where it did
    earlier: str = ""  # an earlier test that has failed, by its id: of the same exercise, or one that it continues
    output: str = ""  # what the test printed: the claims that held
    cpu: float = 0.0
    wall: float = 0.0
    written: str = ""  # of a response: a digest of what the student wrote

    @property
    def has_failed(self) -> bool:
        """Whether there was an answer to judge, and it did not pass."""
        return self.status not in ("passed", "by hand", "not written", "missing")

    @property
    def text(self) -> str:
        """Message, ending and failure of a test that did not pass, as one text."""
        return as_text(self.message, self.ending, self.failure)


@dataclass(frozen=True)
class CellVerdict:
    """One cell that is not graded: ran, raised, timed out, crashed or skipped."""

    id: str
    status: str
    message: str = ""
    wall: float = 0.0
    line: StudentLine | None = None  # of the student's, that raised

    @property
    def text(self) -> str:
        """What became of the cell, with the line where it stopped."""
        return f"{self.message}\n{self.line}" if self.line else self.message


@dataclass(frozen=True)
class Verdict:
    """One notebook of one student. `problem` says why it could not be judged, if it could not."""

    student: str
    assignment: str
    notebook: str
    tests: list[TestVerdict]
    cells: list[CellVerdict] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)  # what was not as it had been handed out
    problem: str | None = None
    seed: str = ""
    digests: dict[str, str] = field(default_factory=dict)  # of the submission, the tests and the judge
    versions: dict[str, str] = field(default_factory=dict)
    used: dict[str, float] = field(default_factory=dict)  # cpu and wall in seconds, memory in bytes
    sandboxed: bool = True
    schema: int = SCHEMA

    @property
    def points(self) -> float:
        """The points of all tests together."""
        return sum(test.points for test in self.tests)

    def to_json(self) -> str:
        """The record as JSON."""
        flat = {name: [asdict(each) for each in getattr(self, name)] for name in ("tests", "cells")}
        return to_text(vars(self) | flat)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read a record; raises ValueError for a text that is none, or one of another schema."""
        facts: Any = json.loads(text)
        if isinstance(facts, dict) and facts.get("schema") in range(1, SCHEMA):
            raise OlderSchema(f"a verdict of schema {SCHEMA} was expected")
        if not isinstance(facts, dict) or facts.get("schema") != SCHEMA:
            raise ValueError(f"a verdict of schema {SCHEMA} was expected")
        try:
            tests = [_test(**test) for test in facts.pop("tests")]
            cells = [
                CellVerdict(**cell | {"line": line_from(cell.get("line"))}) for cell in facts.pop("cells")
            ]
            return cls(tests=tests, cells=cells, **facts)
        except (TypeError, KeyError) as error:
            raise ValueError(f"not a verdict: {error}") from error

    def write(self, file: Path) -> None:
        """Write the record, in one step."""
        write_whole(file, self.to_json())


def _test(failure: dict[str, Any] | None = None, **facts: Any) -> TestVerdict:
    return TestVerdict(failure=failure_from(failure) if failure else None, **facts)


def read(file: Path) -> Verdict | None:
    """Read a verdict; None where there is none, or one of an older schema; raises UserError for any other file."""
    try:
        return Verdict.from_json(file.read_text(encoding="utf-8"))
    except OlderSchema:
        return None
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise UserError(f"{file} is no verdict: {error}. Remove it and grade again.") from error
