"""Every student's TCP meets every other's, as client and as server, each in a sandbox of its own.

How it works
------------
A student's process is made as for grading, from the instructor's setup cells and the student's answers, those of the
notebooks beside it included; no test runs there. A judge then lends replicas of it (`Sandbox.lend`). For each meeting a
referee, a process in bubblewrap, gets a replica of either student and runs the network between them. A student is in
one meeting at a time, since a replica that was lent ends when the next one is.
"""

import contextlib
import os
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Self

from autograder.errors import UserError
from autograder.grading.cell_plan import make_plan
from autograder.grading.engine import Bundle, Submitted
from autograder.grading.parts_beside import Step, with_parts
from autograder.interop.meeting import DEADLINE, Met
from autograder.judge.client import Lender, Sandbox
from autograder.notebooks import parse_notebook
from autograder.sandbox import box
from autograder.sandbox.limits import Limits
from autograder.wire.channel import Passing, Side, receive, send
from loopback.sockets import Descriptor

SIZE = 20_000  # bytes of the file that is fetched
START_TIMEOUT = 60.0  # seconds for a referee to import everything
_MOST_HANGS = 2  # of a student, after which no meeting of theirs is held
SIDES = {"client": 0, "server": 1}  # places in a pair
_CROSSING = 15.0  # seconds beyond a meeting's deadline for its result to arrive
Pair = tuple[str, str]  # who fetches, and from whom


@dataclass
class Table:
    """Who met whom: the students in order, the result of each pair, and why some could not take part at all."""

    students: list[str]
    results: dict[Pair, Met] = field(default_factory=dict)
    absent: dict[str, str] = field(default_factory=dict)

    @property
    def present(self) -> list[str]:
        """The students who could take part, in order."""
        return [student for student in self.students if student not in self.absent]

    def count(self, student: str) -> int:
        """In how many meetings of a student the file came whole."""
        return sum(met.whole for pair, met in self.results.items() if student in pair)


def tournament(
    submissions: Sequence[Submitted],
    tests: Bundle,
    limits: Limits,
    *,
    sandboxed: bool = True,
    jobs: int | None = None,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> Table:
    """Let every pair of students meet, twice; raises UserError where the machine does not allow a sandbox."""
    table = Table([each.student for each in submissions])
    with Sandbox(sandboxed) as sandbox, contextlib.ExitStack() as stack:
        lenders = {}
        for each in submissions:
            try:
                steps = _steps(tests, each)
            except UserError as reason:
                table.absent[each.student] = str(reason)
                continue
            lender = stack.enter_context(sandbox.lend(each.seed, steps, limits))
            if lender.ended:
                table.absent[each.student] = f"its process ended: {lender.ended}"
            else:
                lenders[each.student] = lender
        _meet_all(table, lenders, sandboxed, jobs or os.cpu_count() or 1, progress)
    return table


def _steps(tests: Bundle, submitted: Submitted) -> list[Step]:
    """What a student's process runs: setup cells and answers, and what they take from other notebooks."""
    if submitted.problem is not None:
        raise UserError(submitted.problem)
    plan = make_plan(tests.source, parse_notebook(submitted.content, f"{submitted.notebook}.ipynb"))
    steps = with_parts(plan.steps, tests.beside, submitted.beside)
    return [step for step in steps if step[0] in ("beside", "setup", "run")]


def _meet_all(
    table: Table,
    lenders: Mapping[str, Lender],
    sandboxed: bool,
    jobs: int,
    progress: Callable[[int, int], None],
) -> None:
    waiting = [(one, other) for one in lenders for other in lenders if one != other]
    total, busy, turn = len(waiting), set[str](), threading.Condition()

    def work(referee: "Referee") -> None:
        while True:
            with turn:
                while (pair := _free(waiting, busy)) is None:
                    if not waiting:
                        return
                    turn.wait()
                waiting.remove(pair)
                busy.update(pair)
            try:
                met = _silent(table, pair) or referee.hold(lenders[pair[0]], lenders[pair[1]], "/".join(pair))
            finally:
                with turn:
                    busy.difference_update(pair)
                    turn.notify_all()
            with turn:
                table.results[pair] = met
                progress(len(table.results), total)

    with ThreadPoolExecutor(jobs) as pool, contextlib.ExitStack() as stack:
        referees = [stack.enter_context(Referee(sandboxed)) for _ in range(min(jobs, max(total, 1)))]
        for done in [pool.submit(work, referee) for referee in referees]:
            done.result()


def _silent(table: Table, pair: Pair) -> Met | None:
    """A meeting that is not held, since one of the two has hung twice; None if neither has."""
    for side, student in zip(("client", "server"), pair, strict=True):
        hung = sum(
            met.hung and student == each[SIDES[met.culprit]] for each, met in list(table.results.items())
        )
        if hung >= _MOST_HANGS:
            return Met(False, f"not held: it did not answer in {_MOST_HANGS} meetings before", side)
    return None


def _free(waiting: Sequence[Pair], busy: set[str]) -> Pair | None:
    """The first pair of whom neither is in a meeting."""
    return next((pair for pair in waiting if not busy & set(pair)), None)


class Referee:
    """A referee's process, and the grader's end of it; one that breaks off is started anew for the next meeting."""

    def __init__(self, sandboxed: bool) -> None:
        self._sandboxed = sandboxed
        self._control: socket.socket | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def hold(self, client: Lender, server: Lender, seed: str) -> Met:
        """Have two students' TCPs meet; a referee that breaks off is a failed meeting."""
        data = bytes(each * 7 % 251 for each in range(SIZE))
        with contextlib.ExitStack() as stack:
            lines = []
            for side, lender in (("client", client), ("server", server)):
                if (line := lender.replica()) is None:
                    return Met(False, f"its process ended: {lender.ended}", side)
                lines.append(stack.enter_context(line))
            control = self._started()
            try:
                send(control, [data, seed, *(Descriptor(line.fileno()) for line in lines)], Passing())
                answer = receive(control, Side(), ends=time.monotonic() + DEADLINE + _CROSSING)
                if answer is not None:
                    return Met(**answer[0])
            except (OSError, EOFError, ValueError, TypeError):
                pass
            self.end()
            return Met(False, "the referee did not come to an end")

    def _started(self) -> socket.socket:
        """The socket to the referee, which is started if there is none; raises UserError where it cannot be."""
        if self._control is None:
            self._control, theirs = socket.socketpair()
            with theirs:
                self._process = box.start(theirs, "autograder.interop.referee", self._sandboxed, False)
            self._control.settimeout(START_TIMEOUT)
            with contextlib.suppress(OSError):
                if self._control.recv(1) == b"!":
                    return self._control
            self.end()
            raise UserError(f"No referee could be started here. {box.remedy()}")
        return self._control

    def end(self) -> None:
        """End the process."""
        if self._control is not None and self._process is not None:
            self._control.close()
            self._process.kill()
            self._process.wait()
        self._control = self._process = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()
