"""One submission: the judge's own process, the student's beside it, and the instructor's cells between them.

The grader sends the steps in their order; for each this process answers with what came of it as soon as it is
known, so that what was earned stays earned whatever happens later.
"""

import contextlib
import functools
import itertools
import json
import os
import select
import socket
import time
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from autograder.judge import test_cell
from autograder.judge.hangs import Hangs
from autograder.judge.load import Idle
from autograder.judge.tester import Tester
from autograder.sandbox import namespaces, warden
from autograder.sandbox.limits import Limits
from autograder.sandbox.process import describe, fork
from autograder.student import main as student_main
from autograder.student.shell import Shell
from autograder.wire.channel import Passing, Side, receive, send
from autograder.wire.compiled_cell import Cell
from autograder.wire.encoding import Malformed
from autograder.wire.results import CellResult, Report, StepEnded, SubmissionEnded, TestResult, to_line
from loopback.check.seed import VARIABLE
from loopback.check.student_line import StudentLine
from loopback.sockets import Descriptor

SIDE_BY_SIDE = 4  # tests that run at once, while the machine has time to spare
PATIENCE = 0.1  # seconds after which a test counts as one that waits
READY = 30.0  # seconds for the student's process to come up
GRACE = 2.0  # seconds for a cell to end after it was interrupted
TURN = 0.5  # seconds between looks whether the student's process still lives
LARGEST = 100_000  # bytes of an answer of that process: an error's name, text and line


def main(grader: socket.socket, isolated: bool, shell: Shell) -> None:
    """Judge one submission and end."""
    try:
        os.setsid()  # the kernel shares processors out by session: see the warden
        if isolated:
            namespaces.new_user(0, namespaces.NEWNET)
            namespaces.raise_loopback()
            namespaces.tables_of_their_own()
        limits = Limits(**receive(grader, Side())[0])
        own, theirs = socket.socketpair()
        warden_line, warden_end = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        # The fork comes before the steps: no test was ever in the memory that the student's process inherits.
        if fork() == 0:
            for each in (grader, own, warden_line):
                each.close()
            warden.confine(warden_end, theirs, isolated, limits, functools.partial(student_main.run, shell))
        theirs.close()
        warden_end.close()
        warden_line.settimeout(READY)
        if warden_line.recv(16) != b"ready":
            raise OSError("the warden did not start")
        send(grader, ["ready", Descriptor(os.pidfd_open(os.getpid()))], Passing())
        seed, steps = receive(grader, Side())
        os.environ[VARIABLE] = seed
        _Judge(limits, grader, own, warden_line).judge(seed, [(kind, Cell(*cell)) for kind, *cell in steps])
    except OSError as error:
        with contextlib.suppress(OSError):
            send(grader, ["refused", f"{error.strerror or error}"], Side())


class _Judge:
    def __init__(self, limits: Limits, *lines: socket.socket) -> None:
        self.limits, self.lines = limits, lines
        self.grader, self.student, self.warden = lines
        self.names: dict[str, Any] = {"__name__": "__main__"}
        self.testers: list[Tester] = []  # those that could take another test
        self.copies: list[tuple[int, socket.socket]] = []  # of the student's process, for the next tests
        self.fresh = True  # whether a cell of the student's has run since the last look at what is running
        self.dead: str | None = None  # why the student's process is no more
        self.hangs = Hangs()
        self.ends = time.monotonic() + limits.submission

    def judge(self, seed: str, steps: list[tuple[str, Cell]]) -> None:
        """Take the steps (kind, cell) in their order; tests that follow each other run side by side."""
        self.hangs = Hangs(cell.slug for kind, cell in steps if kind == "run")
        self._run(f"import os; os.environ[{VARIABLE!r}] = {seed!r}")
        for tests, group in itertools.groupby(steps, lambda step: step[0] == "tests"):
            if tests:
                self._test(cell for _, cell in group)
                continue
            for kind, cell in group:
                started = time.monotonic()
                self._look_at_the_time()
                result = replace(self._run(cell.source), wall=round(time.monotonic() - started, 4))
                if kind == "setup":
                    test_cell.execute(cell, self.names)
                    self._dismiss()  # they do not have the new names
                self._tell(StepEnded(cell.slug, result))
        self._dismiss()
        self._tell(SubmissionEnded(sum(os.times()[:2]), self._order("status")["peak"]))

    def _look_at_the_time(self) -> None:
        if time.monotonic() > self.ends:
            self.dead = f"the submission had used its {self.limits.submission:g} seconds"

    def _tell(self, report: Report) -> None:
        # Lines here, frames the other way: a frame is encoded by Python code of ours, whose pages each judge would have
        # to copy once more, and a line by Python's C code. It needs no descriptors, and no bounds: both ends are ours.
        self.grader.sendall(to_line(report))

    def _order(self, what: str) -> Any:
        """Have the warden do something."""
        self.warden.send(what.encode())
        if not (said := self.warden.recv(4096)):
            raise ConnectionError("process 1 of the submission has ended")
        return json.loads(said)

    def _ask(self, *message: object, seconds: float) -> tuple[Any, ...] | None:
        """Ask the student's process; None if it did not answer in time, or is dead from now on."""
        now = time.monotonic()
        ends = now + min(seconds, max(self.ends - now, 1.0))
        try:
            self.student.settimeout(seconds)
            send(self.student, list(message), Passing())
            answer = self._receive(ends)
            if type(answer) is tuple:
                return answer
            self._died("ended")
        except TimeoutError:
            pass
        except (OSError, EOFError, Malformed):
            self._died("ended")
        return None

    def _receive(self, ends: float) -> Any:
        """A message of the student's process; raises TimeoutError past `ends`, EOFError as soon as it is dead."""
        while not select.select([self.student], [], [], max(0.0, min(TURN, ends - time.monotonic())))[0]:
            if time.monotonic() > ends:
                raise TimeoutError
            if self._order("status")["status"] is not None:  # a stray child may hold its end open
                raise EOFError
        return receive(self.student, Side(), LARGEST, ends)

    def _died(self, how: str) -> None:
        if self.dead is None:
            told = self._order("end")
            self.dead = f"the notebook's process {how} in a cell above" + _because(told, told["status"])

    def _run(self, source: str) -> CellResult:
        """Have the student's process run a cell."""
        if self.dead:
            return CellResult("skipped", self.dead)
        self.fresh = True
        answer = self._ask("run", source, seconds=self.limits.cell)
        if answer is None and self.dead is None:
            self._order("interrupt")
            message = f"The cell was stopped after {self.limits.cell:g} seconds."
            if not self._answers(GRACE):
                self._order("kill")
                self._died("did not stop at its deadline and was ended")
                message = "The cell ran on and could not be stopped."
            return CellResult("timed out", message)
        if answer is None:
            return CellResult("crashed", str(self.dead).replace("a cell above", "this cell"))
        # Of exactly this shape, or it was not our code that answered.
        match answer:
            case ("", *_):
                return CellResult("ran")
            case (str(name), str(text), line):
                return CellResult("raised", f"{name}: {text}", line=StudentLine.from_plain(line))
        return CellResult("raised", "The notebook's process gave an answer that is none.")

    def _answers(self, seconds: float) -> bool:
        with contextlib.suppress(OSError, EOFError, Malformed):
            return self._receive(time.monotonic() + seconds) is not None
        return False

    def _test(self, cells: Iterable[Cell]) -> None:
        """Run tests side by side, each against its own copy of the student's process; then end what they left."""
        idle, room, said = Idle(), True, list[Tester]()
        waiting, running, crashed = list(cells)[::-1], list[Tester](), list[tuple[str, int, TestResult]]()
        if self.fresh and not self.dead:
            self._order("snapshot")
            self.fresh = False
        while waiting or running:
            self._look_at_the_time()
            if waiting and (
                self.dead or self.testers or not running or (room and not said and idle.enough())
            ):
                cell = waiting.pop()
                tester = self._begin(cell, len(waiting))
                if tester is None:
                    result = TestResult("crashed", f"The test could not run: {self.dead}.")
                    crashed.append((cell.slug, 0, result))
                else:
                    running.append(tester)
            room = bool(waiting) and len(running) < SIDE_BY_SIDE
            said = _ready(running, PATIENCE if room else READY)
            for tester in said:
                running.remove(tester)
                result, clean = tester.result()
                if result.status == "crashed":
                    crashed.append((tester.slug, tester.copy, result))
                else:
                    self._tell(StepEnded(tester.slug, result))
                self.testers.append(tester) if clean else tester.end()
        while self.copies:  # the process has died since
            self.copies.pop()[1].close()
        if self._order("sweep") is not True:
            self._order("kill")
        for slug, copy, result in crashed:
            self._tell(StepEnded(slug, self._ended(result, copy) if copy else result))

    def _begin(self, cell: Cell, waiting: int) -> Tester | None:
        """Have a tester run a test against a copy of the student's process; None if that process is dead."""
        if not self.copies and not self.dead:
            self._copy(1 + waiting)  # those for the next tests, too
        if self.dead:
            return None
        copy, line = self.copies.pop()
        with line:
            not_theirs = [*self.lines, line, *(each for _, each in self.copies)]
            tester = self.testers.pop() if self.testers else Tester(self.names, self.limits, self.hangs, not_theirs)
            tester.give(cell, line, copy, min(self.limits.test, max(0.0, self.ends - time.monotonic())))
        return tester

    def _copy(self, count: int) -> None:
        """Have the student's process copy itself: together, since it touches most of its own pages after each time."""
        pairs = [socket.socketpair() for _ in range(min(count, 2 * SIDE_BY_SIDE))]
        for ours, _ in pairs:
            ours.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)  # before anything is sent
        forked = self._ask("fork", *(Descriptor(theirs.fileno()) for _, theirs in pairs), seconds=READY)
        if forked is None:
            self._died("did not answer")
        for (ours, theirs), copy in itertools.zip_longest(pairs, (forked or ())[: len(pairs)]):
            theirs.close()
            self.copies.append((copy if type(copy) is int else 0, ours))

    def _ended(self, result: TestResult, copy: int) -> TestResult:
        """The result of a test with the ending of its copy of the student's process, which broke off."""
        told, ended = self._order("status"), self._ask("reap", copy, seconds=READY)
        ending = _reason(told, ended[0] if ended else None)
        return replace(result, status="out of memory" if told["exceeded"] else "crashed", ending=ending)

    def _dismiss(self) -> None:
        while self.testers:
            self.testers.pop().end()


def _ready(running: list[Tester], seconds: float) -> list[Tester]:
    """Those of the testers that have a result, or whose time is over; waits so long for the first."""
    now = time.monotonic()
    wait = max(0.0, min([seconds, *(tester.ends - now for tester in running)]))
    said = select.select([tester.sock for tester in running], [], [], wait)[0] if running else []
    return [tester for tester in running if tester.sock in said or time.monotonic() >= tester.ends]


def _reason(told: dict[str, Any], status: object) -> str:
    """Why a process ended; empty where nobody knows."""
    return "it used too much memory" if told["exceeded"] else describe(status) if type(status) is int else ""


def _because(told: dict[str, Any], status: object) -> str:
    """Why a process ended, in brackets; empty where nobody knows."""
    why = _reason(told, status)
    return f" ({why})" if why else ""
