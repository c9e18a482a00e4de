"""One test cell, run against one replica of the student's process.

The test runs in a thread, so that it can be given up at its deadline, wherever it stands. Its names are those
of the setup cells and, for every other name that it reads, what the replica has under that name.
"""

import asyncio
import builtins
import contextlib
import dataclasses
import inspect
import io
import linecache
import marshal
import socket
import threading
import time
from typing import Any

from autograder.judge.handles import Student
from autograder.judge.hangs import Hang
from autograder.sandbox.process import Clock
from autograder.wire.channel import Gone
from autograder.wire.compiled_cell import Cell, compile_cell, file_of
from autograder.wire.results import TestResult, TestStatus
from loopback.check import CheckFailed, NotWritten, remote
from loopback.check.expect import begin_cell
from loopback.check.failure import Failure

LONGEST = 50_000  # characters of a message, of each part of a failure, or of an output
MOST_SENTENCES = 2000  # of a log
LARGEST_DRAWING = 500_000  # characters of SVG: a ladder of a thousand arrows


def run(cell: Cell, names: dict[str, Any], sock: socket.socket, deadline: float, hang: Hang) -> TestResult:
    """Run a test cell and return what it came to.

    `names` are those of the setup cells, `sock` leads to the replica, `hang` says whether the exercise has hung in
    another test. After `deadline` seconds the test is timed out.
    """
    started, before = time.monotonic(), time.process_time()
    clock = Clock(sock, deadline)
    student = Student(sock, clock, hang)
    remote.current = student
    begin_cell()
    running = _Running(cell, dict(names), student)
    worker = threading.Thread(target=running.run, daemon=True)
    worker.start()
    worker.join(max(0.0, started + deadline - time.monotonic()))
    if worker.is_alive():
        hang.note()
        where = student.line()
        late = Failure(
            f"the test ends within {deadline:g} seconds",
            got=f"it waited for: {where or 'the peer of the test'}",
            lines=(where,) if where else (),
        )
        running.conclude("timed out", "", CheckFailed(late))
    used = clock.seconds() + clock.of_children() + time.process_time() - before
    student.end()
    result = running.result or TestResult("crashed")
    return dataclasses.replace(result, cpu=round(used, 4), wall=round(time.monotonic() - started, 4))


class _Running:
    def __init__(self, cell: Cell, names: dict[str, Any], student: Student) -> None:
        self.cell, self.names, self.student = cell, names, student
        self.output = io.StringIO()
        self.missing: set[str] = set()
        self.result: TestResult | None = None

    def run(self) -> None:
        try:
            known = self.names.keys() | vars(builtins)
            wanted = [each for each in self.cell.reads if each not in known]
            found = self.student.names(wanted)
            self.missing = set(wanted) - set(found)
            self.names |= found
            with contextlib.redirect_stdout(self.output):
                execute(self.cell, self.names)
        except BaseException as error:  # SystemExit and KeyboardInterrupt too are results of the test
            self.conclude(*self._status(error), error)
        else:
            # A test whose replica broke off has not passed, even if it raised nothing.
            gone = self.student.channel.gone
            self.conclude("crashed", _sentence(gone)) if gone else self.conclude("passed", "")

    def conclude(self, status: TestStatus, message: str, error: BaseException | None = None) -> None:
        """Set the result, unless it is set already."""
        if self.result is None:
            failure = getattr(error, "failure", None) if status != "missing" else None
            self.result = TestResult(
                status,
                message[:LONGEST],
                bounded(failure) if isinstance(failure, Failure) else None,
                output=self.output.getvalue()[:LONGEST],
            )

    def _status(self, error: BaseException) -> tuple[TestStatus, str]:
        # A failure crosses in its parts; what is said beside it is only what the parts do not hold.
        text = "" if getattr(error, "failure", None) else str(error)
        if isinstance(error, NotWritten):
            return "not written", str(error)
        if name := self._missing_name(error):
            return "missing", f"{name} is not defined: the cell that defines it is missing, or failed."
        if self.student.timed_out:  # first, since abandoning a call may have ended the replica
            return "timed out", text
        if gone := self.student.channel.gone:
            return "crashed", _sentence(gone)
        if self.student.out_of_memory:
            return "out of memory", text
        if isinstance(error, CheckFailed):
            return "failed", text
        if isinstance(error, (AssertionError, Gone)):
            return "failed", text or "An assertion does not hold."
        return "failed", f"{type(error).__name__}: {text}"

    def _missing_name(self, error: BaseException) -> str | None:
        """The name that the test wanted of the notebook and that is not there, if that is what ended the test."""
        if isinstance(error, NameError) and getattr(error, "name", None) in self.missing:
            return str(error.name)
        got = getattr(
            getattr(error, "failure", None), "got", ""
        )  # the call was made by a lambda of the test's own
        return next((name for name in self.missing if f"name '{name}' is not defined" in got), None)


def execute(cell: Cell, names: dict[str, Any]) -> None:
    """Execute a cell of the instructor's; its code comes from the grader alone."""
    lines = cell.source.splitlines(keepends=True)
    linecache.cache[file_of(cell.slug)] = (len(cell.source), None, lines, file_of(cell.slug))
    result = eval(marshal.loads(cell.code) if cell.code else compile_cell(cell.slug, cell.source), names)
    if inspect.iscoroutine(result):
        asyncio.run(result)


def bounded(failure: Failure) -> Failure:
    """A failure whose parts are each as long as anybody reads."""
    parts = dict(vars(failure))
    for name in ("claim", "picture", "expected", "got"):
        parts[name] = parts[name][:LONGEST]
    for name in ("steps", "hints"):
        parts[name] = tuple(each[:LONGEST] for each in parts[name][:MOST_SENTENCES])
    if len(parts["svg"]) > LARGEST_DRAWING:
        parts["svg"] = ""
    return Failure(**parts)


def _sentence(reason: str) -> str:
    return f"{reason[:1].upper()}{reason[1:]}, so this test ended there."
