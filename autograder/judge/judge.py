"""The judge: one submission, step by step, in a process forked for it.

How it works
------------
The broker forks the judge with one socket, which leads to the grader. The judge makes a network namespace, in
which the live peers and the student's sockets meet, and forks the warden, which starts the student's process.
Only then does it receive the steps: nothing that the student's process inherited has ever held a test.

A step is a cell. Cells of kind "run" (the student's answers), "own" (the student's other cells), "beside" (what is
taken from the student's other notebooks) and "setup" (the instructor's) run in the student's process, one after the
other; a setup cell runs in the judge as well, where the
tests find its names. Each has a deadline, shorter once a cell has used up its own: past it the cell is interrupted,
and if it goes on, the process is killed. After an own cell the process's timers, handlers and limits are put back.

Steps of kind "tests" that follow each other are a group. Each test gets a *replica*, a fork of the student's
process as it stands at that point, so no test sees another's changes, and a crash or a hang costs that test
alone. And it gets a *tester*, a fork of the judge that runs the test cell and holds its peers. A tester that
a test has left as it was takes the next test; any other is ended. Tests mostly wait, so up to `SIDE_BY_SIDE`
run at once while the machine has idle time: a new one is started only when none has ended for `WAITING_AFTER`
seconds.

After a group the warden ends all processes that the tests have left. If a replica broke off, its test is
reported only then, with the ending of the process: it may take the warden and the student's process a moment
to see it.

Each result goes to the grader as soon as it is known, so points stay earned whatever happens later. The
student's process may answer anything, or nothing: every answer has a deadline and a size, and one of another
shape counts as none. A process that is gone is noted in `dead`, with the reason; the judge then ends, and the
grader has another judge take what is left, without what has ended the process (`attempts.py`).

A judge can also lend: when the steps are done it has the student's process fork one more replica for each socket that
the grader sends, which answers there. So the parts of two students meet at somebody who holds a replica of each
(`autograder/interop`). What was lent before is ended first.
"""

import contextlib
import functools
import itertools
import json
import math
import os
import select
import socket
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from autograder.judge import test_cell
from autograder.judge.hangs import Hangs
from autograder.judge.load import Idle
from autograder.judge.tester import Tester
from autograder.sandbox import namespaces, warden
from autograder.sandbox.limits import Limits
from autograder.sandbox.process import describe, fork
from autograder.sandbox.warden import State
from autograder.student import main as student_main
from autograder.student.parts import Part
from autograder.student.shell import Shell
from autograder.wire.channel import Passing, Side, receive, send
from autograder.wire.compiled_cell import Cell
from autograder.wire.encoding import Malformed
from autograder.wire.results import LENT, CellResult, Report, StepEnded, SubmissionEnded, TestResult, to_line
from autograder.wire.unchecked import Unchecked
from loopback import notebooks
from loopback.check.seed import VARIABLE
from loopback.check.student_line import StudentLine
from loopback.sockets import Descriptor

SIDE_BY_SIDE = 4  # tests that run at once, while the machine has idle time
WAITING_AFTER = 0.1  # seconds after which a test counts as one that waits
WARDEN_TIMEOUT = 120.0  # seconds for the warden to start: on a machine with much to do only, and nobody's code runs yet
START_TIMEOUT = 30.0  # seconds for the student's process, or a fork of it, to come up
INTERRUPT_TIMEOUT = 2.0  # seconds for a cell to end after it was interrupted
ALIVE_INTERVAL = 0.5  # seconds between questions whether the student's process is alive
LONGEST_REASON = 300  # characters of an error of the judge's own
LARGEST_ANSWER = 100_000  # bytes of an answer of the student's process: an error's name, text and line


def main(grader: socket.socket, isolated: bool, shell: Shell, group: Sequence[int]) -> None:
    """Judge one submission, whose processes are to be in a control group if there is one, and end."""
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
            student = functools.partial(student_main.run, shell)
            warden.confine(warden_end, theirs, isolated, limits, student, group)
        for descriptor in group:
            os.close(descriptor)
        theirs.close()
        warden_end.close()
        notebooks.left_out = True  # what a student has written in another notebook runs in their process only
        warden_line.settimeout(WARDEN_TIMEOUT)
        try:
            started = warden_line.recv(16) == b"ready"
        except TimeoutError:
            raise OSError(
                f"it had not started after {WARDEN_TIMEOUT:g} seconds, as this machine has too much to do"
            ) from None
        if not started:
            raise OSError("the warden did not start")
        warden_line.settimeout(START_TIMEOUT)
        send(grader, ["ready", Descriptor(os.pidfd_open(os.getpid()))], Passing())
        seed, parts, steps, lends = receive(grader, Side())
        # The seed of the hidden values stays here: in the student's process everybody has that of the practice.
        os.environ[VARIABLE] = seed
        judge = _Judge(limits, parts, grader, own, warden_line)
        try:
            judge.judge([(kind, Cell(*cell)) for kind, *cell in steps], lends)
        except Exception as error:  # what is left is judged by another judge, or else says this
            judge.end(f"the judge ended: {type(error).__name__}: {str(error)[:LONGEST_REASON]}")
    except OSError as error:
        with contextlib.suppress(OSError):
            send(grader, ["refused", f"{error.strerror or error}"], Side())


class _Judge:
    def __init__(self, limits: Limits, parts: dict[str, Part], *lines: socket.socket) -> None:
        self.limits, self.parts, self.lines = limits, parts, lines
        self.grader, self.student, self.warden = lines
        self.names: dict[str, Any] = {"__name__": "__main__"}
        self.testers: list[Tester] = []  # free ones, which can take another test
        self.replicas: list[tuple[int, socket.socket]] = []  # process number and socket, for the next tests
        self.snapshot_is_old = True  # whether a cell of the student's has run since the last snapshot
        self.dead: str | None = None  # why the student's process is gone
        self.threads = 0  # of the student's process, at the last snapshot
        self.disturbed: list[
            str
        ] = []  # tests that did not pass, perhaps by what the notebook's own cells have left
        self.hangs = Hangs()
        self.cells_left, self.tests_left = limits.cells, limits.submission  # seconds
        kinds = ("own", "run", "beside", "setup")
        self.timeouts = dict.fromkeys(kinds, limits.cell)  # seconds for one cell
        self.ends = math.inf  # when the time of all cells, or of all tests, is used up: whichever are running

    def judge(self, steps: list[tuple[str, Cell]], lends: bool = False) -> None:
        """Take the steps (kind, cell) in their order; tests that follow each other run side by side.

        If it `lends`, go on until the grader wants no more replicas.
        """
        self.hangs = Hangs(cell.slug for kind, cell in steps if kind == "run")
        ended_in = ""
        for tests, group in itertools.groupby(steps, lambda step: step[0] == "tests"):
            started = time.monotonic()
            if tests:
                self.ends = started + self.tests_left
                self._test(cell for _, cell in group)
                self.tests_left -= time.monotonic() - started
            else:
                ended_in = self._take_cells(group)
            if self.dead:
                break
        self._end_testers()
        if lends and not self.dead:
            self._lend()
        self.end(self.dead or "", ended_in, self._state().peak)

    def end(self, reason: str, cell: str = "", peak: int = 0) -> None:
        """Report the end of the submission, or of this judge."""
        left = max(self.cells_left, 0.0), max(self.tests_left, 0.0)
        used = sum(os.times()[:2])
        self._report(SubmissionEnded(used, peak, *left, reason, cell, tuple(self.disturbed)))

    def _take_cells(self, group: Iterable[tuple[str, Cell]]) -> str:
        """Run cells until one ends the student's process; return its id, or an empty text."""
        for kind, cell in group:
            started = time.monotonic()
            if kind == "own" and self.cells_left <= 0:
                spent = f"The notebook's cells had used their {self.limits.cells:g} seconds together."
                self._report(StepEnded(cell.slug, CellResult("skipped", spent)))
                continue
            self.ends = started + max(self.cells_left, 0.0 if kind == "own" else self.timeouts[kind])
            result = self._run(cell.source, kind, self.parts.get(cell.slug, "all"))
            wall = time.monotonic() - started
            self.cells_left -= wall
            if result.status == "timed out":
                self.timeouts[kind] = min(self.timeouts[kind], self.limits.later_cell)
            if kind == "setup":
                test_cell.execute(cell, self.names)
                notebooks.remove_left_out(self.names)  # a test finds them in the student's process
                self._end_testers()  # they do not have the new names
            self._report(StepEnded(cell.slug, replace(result, wall=round(wall, 4))))
            if self.dead:
                return cell.slug
        return ""

    def _report(self, report: Report) -> None:
        # Lines here, frames the other way: a frame is encoded by Python code of ours, whose pages each judge would have
        # to copy once more, and a line by Python's C code. It needs no descriptors, and no bounds: both ends are ours.
        self.grader.sendall(to_line(report))

    def _order(self, order: str) -> Any:
        """Give the warden an order; return its answer."""
        self.warden.send(order.encode())
        if not (answer := self.warden.recv(4096)):
            raise ConnectionError("process 1 of the submission has ended")
        return json.loads(answer)

    def _state(self, order: str = "status") -> State:
        return State(*self._order(order))

    def _ask(self, *message: object, seconds: float) -> tuple[Unchecked, ...] | None:
        """Send a request to the student's process; return its answer, None if there is none in time or it is dead."""
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

    def _receive(self, ends: float) -> Unchecked:
        """Receive an answer; raises TimeoutError past `ends`, EOFError as soon as the student's process is dead."""
        while not select.select(
            [self.student], [], [], max(0.0, min(ALIVE_INTERVAL, ends - time.monotonic()))
        )[0]:
            if time.monotonic() > ends:
                raise TimeoutError
            if self._state().status is not None:  # a child of it may hold its end of the socket open
                raise EOFError
        answer: Unchecked = receive(self.student, Side(), LARGEST_ANSWER, ends)
        return answer

    def _died(self, how: str) -> None:
        if self.dead is None:
            state = self._state("end")
            self.dead = f"the notebook's process {how}" + _in_brackets(_ending(state, state.status))

    def _run(self, source: str, kind: str = "setup", part: Part = "all") -> CellResult:
        """Have the student's process run a cell, or a part of it; return its result."""
        self.snapshot_is_old = True
        seconds = min(self.timeouts[kind], max(self.ends - time.monotonic(), 0.0))
        answer = self._ask("run", source, part, kind == "own", seconds=seconds)
        if answer is None and self.dead is None:
            self._order("interrupt")
            message = f"The cell was stopped after {seconds:.3g} seconds."
            if not self._answers(INTERRUPT_TIMEOUT):
                self._order("kill")
                self._died("did not stop at a cell's deadline and was ended")
                message = "The cell ran on and could not be stopped, so the notebook's process was ended."
            return CellResult("timed out", message)
        if answer is None:
            return CellResult("crashed", f"{str(self.dead)[:1].upper()}{str(self.dead)[1:]} in this cell.")
        # An answer of another shape is not from our code.
        match answer:
            case ("", *_):
                return CellResult("ran")
            case (str(name), str(text), line):
                return CellResult("raised", f"{name}: {text}", line=StudentLine.from_plain(line))
        return CellResult("raised", "The notebook's process gave an answer of another shape.")

    def _answers(self, seconds: float) -> bool:
        with contextlib.suppress(OSError, EOFError, Malformed):
            return self._receive(time.monotonic() + seconds) is not None
        return False

    def _test(self, cells: Iterable[Cell]) -> None:
        """Run a group of tests, each against a replica of its own; then end the processes that they left."""
        idle, may_start, finished = Idle(), True, list[Tester]()
        waiting, running, crashed = list(cells)[::-1], list[Tester](), list[tuple[str, int, TestResult]]()
        if self.snapshot_is_old and not self.dead:
            self.threads = self._state("snapshot").threads
            self.snapshot_is_old = False
        while waiting or running:
            if waiting and not self.dead and time.monotonic() > self.ends:
                for cell in waiting:
                    spent = f"the submission's tests had used their {self.limits.submission:g} seconds"
                    self._report(
                        StepEnded(cell.slug, TestResult("crashed", f"The test could not run: {spent}."))
                    )
                waiting.clear()
                continue
            if self.dead:
                waiting.clear()  # their turn comes when the notebook has run again
            if waiting and (self.testers or not running or (may_start and not finished and idle.enough())):
                cell = waiting.pop()
                tester = self._begin(cell, len(waiting))
                if tester is None:
                    continue
                running.append(tester)
            may_start = bool(waiting) and len(running) < SIDE_BY_SIDE
            finished = _finished(running, WAITING_AFTER if may_start else START_TIMEOUT)
            for tester in finished:
                running.remove(tester)
                result, clean = tester.result()
                if result.status == "crashed":
                    crashed.append((tester.slug, tester.replica, result))
                else:
                    self._report_test(tester.slug, result)
                self.testers.append(tester) if clean else tester.end()
        while self.replicas:  # left over, since the student's process has died
            self.replicas.pop()[1].close()
        if self._order("sweep") is not True:
            self._order("kill")
        for slug, replica, result in crashed:
            self._report_test(slug, self._with_ending(result, replica))

    def _report_test(self, slug: str, result: TestResult) -> None:
        waited = result.status in ("timed out", "crashed") or (
            result.status == "failed" and self.hangs.of(slug).is_known
        )
        if (waited and self.threads > 1) or result.status == "out of memory":
            self.disturbed.append(slug)
        self._report(StepEnded(slug, result))

    def _begin(self, cell: Cell, waiting: int) -> Tester | None:
        """Have a tester run a test against a replica; None if the student's process is dead."""
        if not self.replicas and not self.dead:
            self._fork_replicas(1 + waiting)  # those for the next tests, too
        if self.dead:
            return None
        replica, line = self.replicas.pop()
        with line:
            not_theirs = [*self.lines, line, *(each for _, each in self.replicas)]
            tester = (
                self.testers.pop()
                if self.testers
                else Tester(self.names, self.limits, self.hangs, not_theirs)
            )
            tester.give(cell, line, replica, min(self.limits.test, max(0.0, self.ends - time.monotonic())))
        return tester

    def _fork_replicas(self, count: int) -> None:
        """Have the student's process fork several replicas in a row; each fork after other work costs more."""
        pairs = [socket.socketpair() for _ in range(min(count, 2 * SIDE_BY_SIDE))]
        for ours, _ in pairs:
            ours.setsockopt(socket.SOL_SOCKET, socket.SO_PASSCRED, 1)  # before anything is sent
        forked = self._ask(
            "fork", *(Descriptor(theirs.fileno()) for _, theirs in pairs), seconds=START_TIMEOUT
        )
        if forked is None:
            self._died("did not answer")
        for (ours, theirs), replica in itertools.zip_longest(pairs, (forked or ())[: len(pairs)]):
            theirs.close()
            self.replicas.append((replica if type(replica) is int else 0, ours))

    def _lend(self) -> None:
        """Have a replica answer at each socket that the grader sends, until it closes its end; report each."""
        self.ends = math.inf
        self._state("snapshot")
        while not self.dead:
            self._report(StepEnded(LENT, CellResult("ran")))
            if (message := receive(self.grader, Passing())) is None:
                return
            (line,) = message
            if self._order("sweep") is not True:
                self._order("kill")
            if self._ask("fork", Descriptor(line), seconds=START_TIMEOUT) is None:
                self._died("did not answer")  # nor would it the next time, for which somebody would wait as long
            os.close(line)

    def _with_ending(self, result: TestResult, replica: int) -> TestResult:
        """The result of a test whose replica broke off, with the ending of that process."""
        state, answer = self._state(), self._ask("reap", replica, seconds=START_TIMEOUT)
        ending = _ending(state, answer[0] if answer else None)
        return replace(result, status="out of memory" if state.exceeded else "crashed", ending=ending)

    def _end_testers(self) -> None:
        while self.testers:
            self.testers.pop().end()


def _finished(running: list[Tester], seconds: float) -> list[Tester]:
    """The testers that have a result, or whose time is over; waits up to `seconds` for the first."""
    now = time.monotonic()
    wait = max(0.0, min([seconds, *(tester.ends - now for tester in running)]))
    readable = select.select([tester.sock for tester in running], [], [], wait)[0] if running else []
    return [tester for tester in running if tester.sock in readable or time.monotonic() >= tester.ends]


def _ending(state: State, status: object) -> str:
    """How a process of the student's ended, in words; empty where it is not known."""
    return "it used too much memory" if state.exceeded else describe(status) if type(status) is int else ""


def _in_brackets(text: str) -> str:
    return f" ({text})" if text else ""
